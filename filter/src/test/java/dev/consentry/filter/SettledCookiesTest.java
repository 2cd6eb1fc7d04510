package dev.consentry.filter;

import static dev.consentry.filter.testing.TestSite.SITE;
import static dev.consentry.filter.testing.TestSite.claims;
import static dev.consentry.filter.testing.TestSite.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.SettledCookies.Settled;
import dev.consentry.filter.decision.CookieRules;
import dev.consentry.filter.decision.EnforcementScope;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.SnapshotParser;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettledCookiesTest {
  private static final String HEADER = "lang=ko; consent=secret; consent-choices=pv=1";
  private static final EnforcementPolicy POLICY = policy();
  private static final PolicyConsents.State STATE =
      new PolicyConsents(
              new CookieRules(Set.of(), false, EnforcementScope.ALL),
              claims(SITE, 1, 10_000, "analytics"))
          .under(POLICY);

  private final SettledCookies settled = new SettledCookies();

  private static EnforcementPolicy policy() {
    return new SnapshotParser(SITE).parse(snapshot().getBytes(UTF_8));
  }

  private void put(String header) {
    settled.put(new Settled(header, "consent", STATE, 10_000, false));
  }

  private static ExpiryClock at(long now) {
    return new ExpiryClock(() -> now, () -> now);
  }

  @Test
  void a_header_that_was_settled_is_known_again() {
    put(HEADER);

    assertThat(settled.find(HEADER, "consent", POLICY, false, at(9_999))).isSameAs(STATE);
  }

  @Test
  void it_counts_only_while_all_that_it_depends_on_is_the_same() {
    put(HEADER);

    assertThat(settled.find(HEADER, "consent", policy(), false, at(9_999))).isNull();
    assertThat(settled.find(HEADER, "consent", POLICY, true, at(9_999))).isNull();
    assertThat(settled.find(HEADER, "consent", POLICY, false, at(10_000))).isNull();
    assertThat(settled.find(HEADER, "__Host-consent", POLICY, false, at(9_999))).isNull();
  }

  @Test
  void a_header_that_differs_in_one_character_is_another() {
    put(HEADER);

    for (int i = 0; i < HEADER.length(); i++) {
      String other = HEADER.substring(0, i) + "#" + HEADER.substring(i + 1);
      assertThat(settled.find(other, "consent", POLICY, false, at(0))).isNull();
    }
    assertThat(settled.find(HEADER + ";", "consent", POLICY, false, at(0))).isNull();
    assertThat(settled.find("", "consent", POLICY, false, at(0))).isNull();
  }

  @Test
  void long_headers_are_not_kept_and_no_text_shows_one() {
    String longHeader = HEADER + "x".repeat(2048);
    put(longHeader);

    assertThat(settled.find(longHeader, "consent", POLICY, false, at(0))).isNull();
    assertThat(new Settled(HEADER, "consent", STATE, 10_000, false).toString())
        .doesNotContain("secret");
  }
}
