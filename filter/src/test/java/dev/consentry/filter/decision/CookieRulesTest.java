package dev.consentry.filter.decision;

import static dev.consentry.filter.testing.TestSite.SITE;
import static dev.consentry.filter.testing.TestSite.claims;
import static dev.consentry.filter.testing.TestSite.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.SnapshotParser;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieRulesTest {
  private static final EnforcementPolicy POLICY =
      new SnapshotParser(SITE).parse(snapshot().getBytes(UTF_8));
  private static final VisitorConsent NONE = VisitorConsent.of(null, POLICY, false);
  private static final VisitorConsent ANALYTICS =
      VisitorConsent.of(claims(SITE, 1, 10_000, "analytics"), POLICY, false);
  private static final CookieRules STRIP =
      new CookieRules(Set.of("SID"), false, EnforcementScope.ALL);
  private static final CookieRules KEEP = new CookieRules(Set.of(), true, EnforcementScope.ALL);

  private static @Nullable StripReason judge(
      CookieRules rules, VisitorConsent consent, String line) {
    return rules.judgeLine(line, consent, POLICY, () -> 5_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__Host-consent", "__Secure-consent", "consent", "consent-choices", "JSESSIONID",
        "JSESSIONIDSSO", "LtpaToken2", "WASReqURL", "SID", "lang"
      })
  void keeps_what_is_essential(String name) {
    assertThat(judge(STRIP, NONE, name + "=1; Path=/")).isNull();
  }

  @Test
  void keeps_a_deletion_whatever_it_deletes() {
    assertThat(judge(STRIP, NONE, "_ga=; Max-Age=0")).isNull();
    assertThat(judge(STRIP, NONE, "unknown=; Expires=Thu, 01 Jan 1970 00:00:00 GMT")).isNull();
  }

  @Test
  void keeps_a_declared_cookie_exactly_when_its_purpose_is_granted() {
    assertThat(judge(STRIP, ANALYTICS, "_ga=1")).isNull();
    assertThat(judge(STRIP, ANALYTICS, "_ga_X=1")).isNull();
    assertThat(judge(STRIP, ANALYTICS, "_fbp=1")).isEqualTo(StripReason.REFUSED);
    assertThat(judge(STRIP, NONE, "_ga=1")).isEqualTo(StripReason.NOT_ANSWERED);
  }

  /** As containers write them: {@code _ga=1}, each of them. */
  @ParameterizedTest
  @ValueSource(strings = {"\u015fga=1", "_ga\u013d1", "_ga\u0000=1", "_ga\u007f=1", "\n_ga=1"})
  void never_keeps_a_name_that_is_another_one_on_the_wire(String line) {
    assertThat(judge(KEEP, NONE, line)).isEqualTo(StripReason.UNDECLARED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown=\u015f", "unk\u00e9=1", "unk\tnown=1", "unknown; x=\u0000"})
  void keeps_what_is_odd_behind_the_name_only(String line) {
    assertThat(judge(KEEP, NONE, line)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown=1", "=_ga=1", "_ga", "", "_GA=1", "\"lang\"=1", "jsessionid=1"})
  void strips_an_undeclared_cookie_unless_the_setting_keeps_it(String line) {
    assertThat(judge(STRIP, ANALYTICS, line)).isEqualTo(StripReason.UNDECLARED);
    assertThat(judge(KEEP, ANALYTICS, line)).isNull();
  }

  @Test
  void while_no_policy_is_known_even_the_setting_keep_keeps_essential_cookies_only() {
    EnforcementPolicy unknown = EnforcementPolicy.unknown(SITE);
    VisitorConsent consent = VisitorConsent.of(null, unknown, false);

    assertThat(KEEP.judgeLine("_ga=1", consent, unknown, () -> 0)).isEqualTo(StripReason.NO_POLICY);
    assertThat(KEEP.judgeLine("JSESSIONID=1", consent, unknown, () -> 0)).isNull();
    assertThat(KEEP.judgeLine("_ga=; Max-Age=0", consent, unknown, () -> 0)).isNull();
  }
}
