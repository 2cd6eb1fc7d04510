package dev.consentry.server.consent;

/**
 * An answer that is on disk.
 *
 * @param record its record
 * @param token the token that stands for it
 */
public record StoredAnswer(ConsentRecord record, String token) {
  @Override
  public String toString() {
    return "StoredAnswer[REDACTED]";
  }
}
