package dev.consentry.server.vault;

import dev.consentry.server.random.RandomIds;
import java.time.Instant;
import java.util.UUID;

/**
 * What leads from one token to its visitor.
 *
 * @param issuedAt the token's {@code iat}
 * @param recordHash the first 128 bits of SHA-256 of the token's record id
 * @param key the visitor's key
 * @param expiresAt when the token ends to hold
 */
public record VaultEntry(Instant issuedAt, UUID recordHash, VisitorKey key, Instant expiresAt) {
  /** The hash of a token's record id: its first 128 bits of SHA-256. */
  public static UUID recordHash(String recordId) {
    return RandomIds.hashBits(recordId);
  }

  @Override
  public String toString() {
    return "VaultEntry[REDACTED]";
  }
}
