package dev.consentry.server.consent;

import dev.consentry.server.delivery.Delivery;
import dev.consentry.server.delivery.DeliveryKind;
import dev.consentry.server.policy.AskEach;
import dev.consentry.server.policy.CookieDeclaration;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.policy.SitePolicies;
import dev.consentry.server.random.Bits128;
import dev.consentry.server.vault.VisitorKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
        cookie -> between.stream().allMatch(each -> granted(each, policies).test(cookie));
    return of(
        key,
        record,
        DeliveryKind.WITHDRAWN,
        stillGranted.and(granted(newer, policies).negate()),
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
            granted(record, policies).and(takenBack),
            now));
  }

  /** Whether a record grants a cookie, as its visitor was asked. */
  private static Predicate<CookieDeclaration> granted(ConsentRecord record, SitePolicies policies) {
    Map<String, AskEach> asked = new HashMap<>();
    for (Purpose purpose : shown(record, policies).purposes()) {
      if (purpose.askEach() != null) {
        asked.put(purpose.id(), purpose.askEach());
      }
    }
    return cookie ->
        record.grants().contains(cookie.purpose())
            && grantsPart(record, cookie, asked.get(cookie.purpose()));
  }

  private static boolean grantsPart(
      ConsentRecord record, CookieDeclaration cookie, @Nullable AskEach each) {
    Map<String, Boolean> parts = record.parts().of(cookie.purpose());
    return each == null || parts.isEmpty() || parts.getOrDefault(each.partOf(cookie), false);
  }

  private static PolicyDefinition shown(ConsentRecord record, SitePolicies policies) {
    return policies.version(record.policyVersion()).orElseThrow().definition();
  }
}
