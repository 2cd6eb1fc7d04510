package dev.consentry.server.vault;

import dev.consentry.server.random.Bits128;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** AES-128 on one block: for that, the cipher alone is the whole of the encryption. */
final class Block {
  /** Looking the cipher up takes longer than the block. */
  private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Block::cipher);

  private Block() {}

  static UUID seal(UUID key, UUID block) {
    return aes(Cipher.ENCRYPT_MODE, key, block);
  }

  static UUID open(UUID key, UUID block) {
    return aes(Cipher.DECRYPT_MODE, key, block);
  }

  private static UUID aes(int direction, UUID key, UUID block) {
    try {
      Cipher cipher = CIPHER.get();
      cipher.init(direction, new SecretKeySpec(Bits128.bytes(key), "AES"));
      return Bits128.of(cipher.doFinal(Bits128.bytes(block)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES takes every key and block of 128 bits", impossible);
    }
  }

  @SuppressWarnings("InsecureCryptoUsage") // a mode would only matter for more than one block
  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/ECB/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java runtime has AES", impossible);
    }
  }
}
