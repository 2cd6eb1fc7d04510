package dev.consentry.filter.policy;

import dev.consentry.filter.token.Keyset;
import dev.consentry.filter.token.VerificationKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The keys of a snapshot: JWKs of kind OKP (RFC 8037).
 *
 * @param keyset the keys
 * @param id a text that is the same exactly when the keys are
 */
record SnapshotKeys(Keyset keyset, String id) {
  private static final int MAX_KEYS = 32;

  /**
   * Reads the keys. A key of another kind is passed over (RFC 7517, section 5).
   *
   * @throws SnapshotException if a key is broken or none is left
   */
  static SnapshotKeys of(List<SnapshotObject> jwks) {
    if (jwks.size() > MAX_KEYS) {
      throw new SnapshotException("\"keys\" has more than " + MAX_KEYS + " keys");
    }
    List<VerificationKey> keys = new ArrayList<>();
    StringBuilder id = new StringBuilder();
    for (SnapshotObject jwk : jwks) {
      if (jwk.text("kty").equals("OKP") && jwk.text("crv").equals("Ed25519")) {
        String kid = jwk.text("kid");
        String x = jwk.text("x");
        keys.add(key(kid, x));
        id.append(kid).append('=').append(x).append(';');
      }
    }
    if (keys.isEmpty()) {
      throw new SnapshotException("\"keys\" has no Ed25519 key");
    }
    try {
      return new SnapshotKeys(Keyset.of(keys), id.toString());
    } catch (IllegalArgumentException duplicate) {
      throw new SnapshotException("\"keys\" has two keys with the same kid");
    }
  }

  private static VerificationKey key(String kid, String x) {
    try {
      return new VerificationKey(kid, Base64.getUrlDecoder().decode(x));
    } catch (IllegalArgumentException broken) {
      throw new SnapshotException("\"keys\" has a key that is no Ed25519 public key");
    }
  }
}
