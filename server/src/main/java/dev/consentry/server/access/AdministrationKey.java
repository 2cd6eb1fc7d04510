package dev.consentry.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of administration as it is kept.
 *
 * @param id by which it is found
 * @param name whose it is, for the access log
 * @param role what its holder may do
 * @param keyHash the hash of its secret
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param revokedAt since when it counts no more; null while it does
 */
public record AdministrationKey(
    String id,
    String name,
    Role role,
    String keyHash,
    Instant createdAt,
    String createdBy,
    @Nullable Instant revokedAt) {
  @Override
  public String toString() {
    return "AdministrationKey[" + id + ", [REDACTED]]";
  }
}
