package dev.consentry.server.enforcement;

import dev.consentry.server.policy.AskEach;
import dev.consentry.server.policy.CookieDeclaration;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.token.PublicKey;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot that a site's filters work from.
 *
 * @param format the form of this answer; filters refuse one that they do not know
 * @param site the site
 * @param policyVersion the version in effect
 * @param model what counts for a visitor who has not answered
 * @param cookieDomain the domain that shares one consent; absent where it stays on one host
 * @param purposes the purposes, each with the version in which it last changed materially
 * @param cookies which cookie has which purpose
 * @param permanentButton what the widget's permanent button says in the site's own words, by
 *     language; absent where it says the widget's
 * @param revoked hashes of the records whose tokens no longer count
 * @param keys the keys that tokens are verified with
 */
@Serdeable
@Schema(description = "What filters enforce")
record EnforcementPolicy(
    int format,
    String site,
    int policyVersion,
    @Schema(description = "opt-in, opt-out or notice-only") String model,
    @Nullable String cookieDomain,
    List<EnforcedPurpose> purposes,
    List<EnforcedCookie> cookies,
    @Nullable Map<String, String> permanentButton,
    List<String> revoked,
    List<PublicKey> keys) {

  static final int FORMAT = 1;

  static EnforcementPolicy of(PolicyVersion version, List<String> revoked, List<PublicKey> keys) {
    PolicyDefinition definition = version.definition();
    Map<String, String> button = definition.permanentButton();
    return new EnforcementPolicy(
        FORMAT,
        version.site(),
        version.version(),
        definition.consent().model().word(),
        definition.cookieDomain(),
        definition.purposes().stream()
            .map(purpose -> EnforcedPurpose.of(purpose, version))
            .toList(),
        definition.cookies().stream().map(cookie -> EnforcedCookie.of(cookie, definition)).toList(),
        button.isEmpty() ? null : button,
        revoked,
        keys);
  }

  /**
   * A purpose.
   *
   * @param id its name
   * @param since the version in which it last changed materially; absent where no consent is asked
   * @param askEach vendor or cookie, where each of the purpose's is asked about; else absent
   */
  @Serdeable
  record EnforcedPurpose(String id, @Nullable Integer since, @Nullable String askEach) {
    static EnforcedPurpose of(Purpose purpose, PolicyVersion version) {
      return new EnforcedPurpose(
          purpose.id(),
          purpose.isRequired() ? null : version.since().get(purpose.id()),
          purpose.askEach() == null ? null : purpose.askEach().word());
    }
  }

  /**
   * A declared cookie.
   *
   * @param name its name, or a prefix that ends in {@code *}
   * @param purpose what it is for
   * @param vendor who hears what it tells; only where the purpose is asked vendor by vendor
   * @param domain the Domain that it is set with, if any
   * @param path the Path that it is set with
   */
  @Serdeable
  record EnforcedCookie(
      String name, String purpose, @Nullable String vendor, @Nullable String domain, String path) {
    static EnforcedCookie of(CookieDeclaration cookie, PolicyDefinition definition) {
      boolean asked =
          definition.purposes().stream()
              .anyMatch(
                  purpose ->
                      purpose.id().equals(cookie.purpose()) && purpose.askEach() == AskEach.VENDOR);
      return new EnforcedCookie(
          cookie.name(),
          cookie.purpose(),
          asked ? cookie.vendor() : null,
          cookie.domain(),
          cookie.path());
    }
  }
}
