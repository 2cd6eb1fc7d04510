package dev.consentry.server.secret;

import dev.consentry.server.random.RandomIds;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets that all instances on one database share, each made when it is first needed and sealed
 * with the master key.
 */
@Singleton
public class SharedSecrets {
  private static final int BYTES = 32;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SharedSecretStore store;
  private final MasterKey masterKey;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();

  SharedSecrets(SharedSecretStore store, MasterKey masterKey) {
    this.store = store;
    this.masterKey = masterKey;
  }

  /**
   * HMAC-SHA-256 of a text under the secret of this name, 43 characters: the same on every
   * instance, and meaningless without the secret.
   */
  public String keyedHash(String name, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret(name), "HmacSHA256"));
      return ENCODER.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java runtime has HMAC-SHA-256", impossible);
    }
  }

  private byte[] secret(String name) {
    byte[] secret = known.get(name);
    return secret == null ? load(name) : secret;
  }

  private byte[] load(String name) {
    store.addIfMissing(name, masterKey.seal(name, ENCODER.encodeToString(RandomIds.bytes(BYTES))));
    String kept = store.find(name).orElseThrow();
    byte[] secret = Base64.getUrlDecoder().decode(masterKey.open(name, kept));
    if (masterKey.isThere() && !MasterKey.isSealed(kept)) {
      store.replace(name, masterKey.seal(name, kept));
    }
    known.put(name, secret);
    return secret;
  }
}
