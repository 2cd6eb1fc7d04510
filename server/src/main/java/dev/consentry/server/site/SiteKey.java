package dev.consentry.server.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a site's filters, and its other webapps, are known, as it is kept.
 *
 * @param id by which it is found
 * @param site whose it is
 * @param name what it is for
 * @param keyHash the hash of its secret
 * @param createdAt when it was made
 * @param createdBy who made it
 * @param revokedAt since when it counts no more; null while it does
 */
public record SiteKey(
    String id,
    String site,
    String name,
    String keyHash,
    Instant createdAt,
    String createdBy,
    @Nullable Instant revokedAt) {
  @Override
  public String toString() {
    return "SiteKey[" + id + ", [REDACTED]]";
  }
}
