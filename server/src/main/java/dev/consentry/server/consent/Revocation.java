package dev.consentry.server.consent;

import dev.consentry.server.delivery.Delivery;
import dev.consentry.server.delivery.DeliveryKind;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.random.Bits128;
import dev.consentry.server.vault.VisitorKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A token that no longer counts.
 *
 * @param site the site
 * @param recordHash the first 128 bits of SHA-256 of the token's record id, base64url
 * @param expiresAt when it would have ended to hold
 * @param deliveries what the site's vendors are told of it; mostly nothing
 */
public record Revocation(
    String site, String recordHash, Instant expiresAt, List<Delivery> deliveries) {
  /** Of a record that a newer one takes something back from. */
  static Revocation withdrawn(
      VisitorKey key, ConsentRecord record, ConsentRecord newer, PolicyDefinition policy) {
    Set<String> withdrawn = new HashSet<>(record.grants());
    withdrawn.removeAll(newer.grants());
    return of(key, record, DeliveryKind.WITHDRAWN, withdrawn, newer.recordedAt(), policy);
  }

  /** Of a record whose visitor is erased. */
  static Revocation erased(
      VisitorKey key, ConsentRecord record, Instant now, PolicyDefinition policy) {
    return of(key, record, DeliveryKind.ERASED, record.grants(), now, policy);
  }

  private static Revocation of(
      VisitorKey key,
      ConsentRecord record,
      DeliveryKind kind,
      Set<String> purposes,
      Instant now,
      PolicyDefinition policy) {
    String hash = Bits128.text(key.recordHash(record.id()));
    return new Revocation(
        record.site(),
        hash,
        record.expiresAt(),
        Delivery.toVendors(policy, kind, hash, purposes, now));
  }
}
