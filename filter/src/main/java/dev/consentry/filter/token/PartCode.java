package dev.consentry.filter.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How a token names a part of a purpose, a vendor or a cookie: six small letters, from the SHA-256
 * of its id. Two parts of one purpose have different codes in every policy that the service takes.
 */
public final class PartCode {
  static final int LENGTH = 6;

  private static final int LETTERS = 26;

  private PartCode() {}

  /**
   * The code of a part.
   *
   * @param part a vendor's id, or a cookie's name or pattern as it is declared
   */
  public static String of(String part) {
    long number = ByteBuffer.wrap(sha256(part)).getLong();
    StringBuilder code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append((char) ('a' + Long.remainderUnsigned(number, LETTERS)));
      number = Long.divideUnsigned(number, LETTERS);
    }
    return code.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
