package dev.consentry.server.delivery;

import dev.consentry.server.policy.CookieDeclaration;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.policy.Vendor;
import dev.consentry.server.random.RandomIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One message to one vendor. It tells which record no longer counts, never whose it is.
 *
 * @param id 22 characters; the same at every attempt, so that the vendor can tell them as one
 * @param site the site
 * @param vendor the vendor's id in the site's policy
 * @param kind what happened
 * @param recordHash names the record as the revocation list does
 * @param purposes the purposes of this vendor that were granted and no longer are
 * @param occurredAt when it happened
 */
public record Delivery(
    String id,
    String site,
    String vendor,
    DeliveryKind kind,
    String recordHash,
    SortedSet<String> purposes,
    Instant occurredAt) {

  /**
   * What a site's vendors are to be told: one message to each that has a webhook now and had a
   * cookie of what was taken back when that was granted. Mostly none.
   *
   * @param granted the policy that was shown when it was granted
   * @param inEffect the policy in effect
   * @param takenBack whether a cookie was granted and no longer is
   */
  public static List<Delivery> toVendors(
      PolicyDefinition granted,
      PolicyDefinition inEffect,
      DeliveryKind kind,
      String recordHash,
      Predicate<CookieDeclaration> takenBack,
      Instant occurredAt) {
    return inEffect.vendors().stream()
        .filter(vendor -> vendor.webhook() != null)
        .map(vendor -> to(vendor, granted, kind, recordHash, takenBack, occurredAt))
        .filter(delivery -> !delivery.purposes().isEmpty())
        .toList();
  }

  private static Delivery to(
      Vendor vendor,
      PolicyDefinition policy,
      DeliveryKind kind,
      String recordHash,
      Predicate<CookieDeclaration> takenBack,
      Instant occurredAt) {
    SortedSet<String> concerned =
        policy.cookies().stream()
            .filter(cookie -> cookie.vendor().equals(vendor.id()))
            .filter(takenBack)
            .map(CookieDeclaration::purpose)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Delivery(
        RandomIds.next(),
        policy.site(),
        vendor.id(),
        kind,
        recordHash,
        concerned,
        occurredAt.truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public String toString() {
    return "Delivery[" + id + ", REDACTED]";
  }
}
