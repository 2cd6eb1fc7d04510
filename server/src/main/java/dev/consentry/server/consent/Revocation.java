package dev.consentry.server.consent;

import dev.consentry.server.delivery.Delivery;
import dev.consentry.server.delivery.DeliveryKind;
import dev.consentry.server.policy.CookieDeclaration;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.policy.SitePolicies;
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
   * @param policies the versions of the site
   */
  static Revocation withdrawn(
      VisitorKey key,
      ConsentRecord record,
      List<ConsentRecord> between,
      ConsentRecord newer,
      SitePolicies policies) {
    Predicate<CookieDeclaration> stillGranted =
        cookie -> between.stream().allMatch(each -> keeps(each, cookie, policies));
    return of(
        key,
        record,
        DeliveryKind.WITHDRAWN,
        stillGranted.and(cookie -> !keeps(newer, cookie, policies)),
        newer.recordedAt(),
        policies);
  }

  /** Of a record whose visitor is erased. */
  static Revocation erased(
      VisitorKey key, ConsentRecord record, Instant now, SitePolicies policies) {
    return of(key, record, DeliveryKind.ERASED, any -> true, now, policies);
  }

  private static Revocation of(
      VisitorKey key,
      ConsentRecord record,
      DeliveryKind kind,
      Predicate<CookieDeclaration> takenBack,
      Instant now,
      SitePolicies policies) {
    String hash = Bits128.text(key.recordHash(record.id()));
    return new Revocation(
        record.site(),
        hash,
        record.expiresAt(),
        Delivery.toVendors(
            shown(record, policies),
            policies.inEffect(now).orElseGet(policies::latest).definition(),
            kind,
            hash,
            takenBack.and(cookie -> grants(record, cookie, shown(record, policies))),
            now));
  }

  private static boolean grants(
      ConsentRecord record, CookieDeclaration cookie, PolicyDefinition shown) {
    return record.grants().contains(cookie.purpose())
        && shown.purposes().stream()
            .filter(purpose -> purpose.id().equals(cookie.purpose()))
            .map(Purpose::askEach)
            .allMatch(
                each ->
                    each == null || !record.parts().refuses(cookie.purpose(), each.partOf(cookie)));
  }

  /**
   * Whether a later record leaves granted what an earlier one granted of a cookie: as the cookie
   * was declared when that later one was asked for, where it still was.
   */
  private static boolean keeps(
      ConsentRecord later, CookieDeclaration cookie, SitePolicies policies) {
    PolicyDefinition shown = shown(later, policies);
    CookieDeclaration since = shown.declarationOf(cookie.name()).orElse(cookie);
    return since.purpose().equals(Purpose.ESSENTIAL) || grants(later, since, shown);
  }

  private static PolicyDefinition shown(ConsentRecord record, SitePolicies policies) {
    return policies.version(record.policyVersion()).orElseGet(policies::latest).definition();
  }
}
