package dev.consentry.filter.decision;

import static dev.consentry.filter.testing.TestSite.RECORD_ID;
import static dev.consentry.filter.testing.TestSite.SITE;
import static dev.consentry.filter.testing.TestSite.hash;
import static dev.consentry.filter.testing.TestSite.partial;
import static dev.consentry.filter.testing.TestSite.snapshotAsking;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.cookie.CookieName;
import dev.consentry.filter.policy.CookieRule;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.SnapshotParser;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.token.ConsentToken;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Purposes of which a visitor granted some vendors, or some cookies, only. */
class GrantedPartsTest {
  private static final EnforcementPolicy BY_VENDOR = policy(snapshotAsking("vendor"));
  private static final EnforcementPolicy BY_COOKIE = policy(snapshotAsking("cookie"));

  private static EnforcementPolicy policy(String json) {
    return new SnapshotParser(SITE).parse(json.getBytes(UTF_8));
  }

  private static @Nullable StripReason refusal(
      String cookie, ConsentToken token, EnforcementPolicy policy) {
    CookieRule rule = policy.ruleFor(CookieName.of(cookie));
    return VisitorConsent.of(token, policy, false).refusalOf(Objects.requireNonNull(rule));
  }

  @ParameterizedTest
  @CsvSource({"_ga, ", "_ga_X, ", "hotjar, PART_REFUSED", "_fbp, REFUSED"})
  void of_a_purpose_granted_for_one_vendor_only_its_cookies_are_kept(
      String cookie, @Nullable StripReason reason) {
    assertThat(refusal(cookie, partial("analytics", "google"), BY_VENDOR)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"_ga, PART_REFUSED", "_ga_X, ", "hotjar, ", "_fbp, REFUSED"})
  void of_a_purpose_granted_for_some_cookies_only_those_are_kept(
      String cookie, @Nullable StripReason reason) {
    assertThat(refusal(cookie, partial("analytics", "_ga_*", "hotjar"), BY_COOKIE))
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_ga", "_ga_X", "hotjar"})
  void parts_that_the_policy_does_not_ask_about_grant_nothing(String cookie) {
    assertThat(refusal(cookie, partial("analytics", "_ga", "_ga_*"), BY_VENDOR))
        .isEqualTo(StripReason.PART_REFUSED);
    assertThat(refusal(cookie, partial("analytics", "google"), policy(TestSite.snapshot())))
        .isEqualTo(StripReason.PART_REFUSED);
  }

  @Test
  void parts_of_a_version_that_the_filter_has_not_heard_of_grant_nothing_yet() {
    ConsentToken now = partial("analytics", "google");
    ConsentToken later =
        new ConsentToken(
            SITE, RECORD_ID, now.issuedAt(), now.expiresAt(), 2, now.grants(), now.parts());

    assertThat(refusal("_ga", later, BY_VENDOR)).isEqualTo(StripReason.PART_REFUSED);
  }

  @Test
  void the_purpose_as_a_whole_is_not_granted() {
    assertThat(
            VisitorConsent.of(partial("analytics", "google"), BY_VENDOR, false)
                .refusalOf(BY_VENDOR.purposes().get(1)))
        .isEqualTo(StripReason.PART_REFUSED);
  }

  @Test
  void a_purpose_granted_whole_needs_no_part() {
    ConsentToken token = TestSite.claims(SITE, 1, 10_000, "analytics");

    assertThat(refusal("hotjar", token, BY_VENDOR)).isNull();
    assertThat(refusal("_ga", token, BY_COOKIE)).isNull();
  }

  @Test
  void a_part_grants_nothing_where_its_purpose_changed_or_the_record_was_revoked() {
    String changed =
        snapshotAsking("vendor")
            .replace("Version\": 1", "Version\": 2")
            .replace("\"analytics\", \"since\": 1", "\"analytics\", \"since\": 2");
    String revoked =
        snapshotAsking("vendor")
            .replace("\"revoked\": []", "\"revoked\": [\"" + hash(RECORD_ID) + "\"]");

    assertThat(refusal("_ga", partial("analytics", "google"), policy(changed)))
        .isEqualTo(StripReason.CHANGED_SINCE);
    assertThat(refusal("_ga", partial("analytics", "google"), policy(revoked)))
        .isEqualTo(StripReason.REVOKED);
  }

  @Test
  void a_global_privacy_control_signal_refuses_every_part_of_advertising() {
    CookieRule rule = Objects.requireNonNull(BY_VENDOR.ruleFor(CookieName.of("_fbp")));

    assertThat(VisitorConsent.of(partial("advertising", "meta"), BY_VENDOR, true).refusalOf(rule))
        .isEqualTo(StripReason.GPC_SIGNAL);
    assertThat(VisitorConsent.of(partial("advertising", "meta"), BY_VENDOR, false).refusalOf(rule))
        .isNull();
  }
}
