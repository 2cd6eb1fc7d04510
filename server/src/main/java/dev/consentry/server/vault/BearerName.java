package dev.consentry.server.vault;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.random.RandomIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * How the vault names a token.
 *
 * @param issuedAt the token's {@code iat}
 * @param recordHash the first 128 bits of SHA-256 of the token's record id
 */
public record BearerName(Instant issuedAt, UUID recordHash) {
  /** The name of a token. */
  public static BearerName of(ConsentToken token) {
    return new BearerName(
        Instant.ofEpochSecond(token.issuedAt()), RandomIds.hashBits(token.recordId()));
  }

  /**
   * The name of the token of a record.
   *
   * @param recordedAt when the record was made
   * @param recordHash the hash of its token's record id
   */
  public static BearerName of(Instant recordedAt, UUID recordHash) {
    return new BearerName(recordedAt.truncatedTo(ChronoUnit.SECONDS), recordHash);
  }

  @Override
  public String toString() {
    return "BearerName[REDACTED]";
  }
}
