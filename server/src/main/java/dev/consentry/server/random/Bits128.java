package dev.consentry.server.random;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * 128 bits in the forms that they travel in: a UUID in the database, 16 bytes for cryptography, 22
 * characters of base64url outside. The UUID is a carrier only: version and variant mean nothing.
 */
public final class Bits128 {
  private static final int BYTES = 16;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private Bits128() {}

  /** The first 16 bytes. */
  public static UUID of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, BYTES);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** The 16 bytes. */
  public static byte[] bytes(UUID bits) {
    return ByteBuffer.allocate(BYTES)
        .putLong(bits.getMostSignificantBits())
        .putLong(bits.getLeastSignificantBits())
        .array();
  }

  /** The 22 characters. */
  public static String text(UUID bits) {
    return BASE64URL.encodeToString(bytes(bits));
  }

  /**
   * The bits of 22 characters.
   *
   * @throws IllegalArgumentException if they are not 22 characters of base64url
   */
  public static UUID read(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("128 bits are 22 characters of base64url");
    }
    return of(bytes);
  }
}
