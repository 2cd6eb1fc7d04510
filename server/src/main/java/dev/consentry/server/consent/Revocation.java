package dev.consentry.server.consent;

import dev.consentry.server.delivery.Delivery;
import dev.consentry.server.delivery.DeliveryKind;
import dev.consentry.server.policy.CookieDeclaration;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.random.Bits128;
import dev.consentry.server.vault.VisitorKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

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
  /**
   * Of a record that a newer one takes something back from.
   *
   * @param between the records between the two: of what one of those took back, vendors were told
   */
  static Revocation withdrawn(
      VisitorKey key,
      ConsentRecord record,
      List<ConsentRecord> between,
      ConsentRecord newer,
      PolicyDefinition policy) {
    Predicate<CookieDeclaration> stillGranted =
        cookie -> between.stream().allMatch(each -> granted(each, policy).test(cookie));
    return of(
        key,
        record,
        DeliveryKind.WITHDRAWN,
        granted(record, policy).and(stillGranted).and(granted(newer, policy).negate()),
        newer.recordedAt(),
        policy);
  }

  /** Of a record whose visitor is erased. */
  static Revocation erased(
      VisitorKey key, ConsentRecord record, Instant now, PolicyDefinition policy) {
    return of(key, record, DeliveryKind.ERASED, granted(record, policy), now, policy);
  }

  /** Whether a record grants a cookie, as far as the purposes are asked in parts now. */
  private static Predicate<CookieDeclaration> granted(
      ConsentRecord record, PolicyDefinition policy) {
    return cookie ->
        record.grants().contains(cookie.purpose())
            && policy.purposes().stream()
                .filter(purpose -> purpose.id().equals(cookie.purpose()))
                .map(Purpose::askEach)
                .allMatch(
                    each ->
                        each == null
                            || !record.parts().refuses(cookie.purpose(), each.partOf(cookie)));
  }

  private static Revocation of(
      VisitorKey key,
      ConsentRecord record,
      DeliveryKind kind,
      Predicate<CookieDeclaration> takenBack,
      Instant now,
      PolicyDefinition policy) {
    String hash = Bits128.text(key.recordHash(record.id()));
    return new Revocation(
        record.site(),
        hash,
        record.expiresAt(),
        Delivery.toVendors(policy, kind, hash, takenBack, now));
  }
}
