package dev.consentry.server.token;

import dev.consentry.filter.token.TokenSigner;
import java.time.Instant;
import java.util.Base64;

/**
 * A signing key as it is kept.
 *
 * @param id the key's id ({@code kid})
 * @param privateKey the Ed25519 private key, 32 bytes, base64url. Never shown
 * @param createdAt when it was made
 */
record StoredKey(String id, String privateKey, Instant createdAt) {
  TokenSigner signer() {
    return new TokenSigner(id, Base64.getUrlDecoder().decode(privateKey));
  }

  @Override
  public String toString() {
    return "StoredKey[" + id + ", [REDACTED]]";
  }
}
