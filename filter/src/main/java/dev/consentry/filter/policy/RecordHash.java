package dev.consentry.filter.policy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The first 16 bytes of the SHA-256 of a record id's ASCII text: by it a snapshot names revoked
 * records without giving them away.
 */
record RecordHash(long high, long low) {
  private static final int BYTES = 16;
  private static final int TEXT_LENGTH = 22;

  static RecordHash ofRecordId(String recordId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(recordId.getBytes(StandardCharsets.US_ASCII));
      return of(ByteBuffer.wrap(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /**
   * Reads the form that it has in a snapshot: 22 characters of base64url.
   *
   * @throws SnapshotException if the text is anything else
   */
  static RecordHash parse(String text) {
    if (text.length() == TEXT_LENGTH) {
      try {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length == BYTES) {
          return of(ByteBuffer.wrap(bytes));
        }
      } catch (IllegalArgumentException notBase64) {
        // Falls through to the refusal.
      }
    }
    throw new SnapshotException("\"revoked\" has an entry that is not 16 bytes of base64url");
  }

  private static RecordHash of(ByteBuffer bytes) {
    return new RecordHash(bytes.getLong(), bytes.getLong());
  }
}
