package dev.consentry.server.consent;

import dev.consentry.server.random.Bits128;
import dev.consentry.server.vault.VisitorKey;
import java.time.Instant;

/**
 * A token that no longer counts.
 *
 * @param site the site
 * @param recordHash the first 128 bits of SHA-256 of the token's record id, base64url
 * @param expiresAt when it would have ended to hold
 */
public record Revocation(String site, String recordHash, Instant expiresAt) {
  static Revocation of(VisitorKey key, ConsentRecord record) {
    return new Revocation(
        record.site(), Bits128.text(key.recordHash(record.id())), record.expiresAt());
  }
}
