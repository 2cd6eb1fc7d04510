package dev.consentry.server.random;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Ids that nobody can guess: 128 random bits as 22 characters of base64url. */
public final class RandomIds {
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private RandomIds() {}

  /** A new id, 22 characters. */
  public static String next() {
    return BASE64URL.encodeToString(bytes(BYTES));
  }

  /** 128 random bits. */
  public static UUID bits() {
    return Bits128.of(bytes(BYTES));
  }

  /** Random bytes, for keys. */
  public static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** SHA-256 of the text's UTF-8 bytes, 43 characters of base64url. */
  public static String hash(String text) {
    return BASE64URL.encodeToString(sha256(text));
  }

  /**
   * The first 128 bits of the same hash, 22 characters: how the enforcement policy names a revoked
   * record without telling its id.
   */
  public static String shortHash(String text) {
    return BASE64URL.encodeToString(Arrays.copyOf(sha256(text), BYTES));
  }

  /** The same 128 bits as {@link #shortHash}. */
  public static UUID hashBits(String text) {
    return Bits128.of(sha256(text));
  }

  private static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of the bytes. */
  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java runtime has SHA-256", impossible);
    }
  }
}
