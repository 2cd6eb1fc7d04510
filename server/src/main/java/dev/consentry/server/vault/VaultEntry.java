package dev.consentry.server.vault;

import java.time.Instant;

/**
 * What leads from one token to its visitor.
 *
 * @param name the token's name
 * @param key the visitor's key
 * @param expiresAt when the token ends to hold
 */
public record VaultEntry(BearerName name, VisitorKey key, Instant expiresAt) {
  @Override
  public String toString() {
    return "VaultEntry[REDACTED]";
  }
}
