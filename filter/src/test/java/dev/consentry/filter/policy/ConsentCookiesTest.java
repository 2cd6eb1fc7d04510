package dev.consentry.filter.policy;

import static dev.consentry.filter.testing.TestSite.SITE;
import static dev.consentry.filter.testing.TestSite.claims;
import static dev.consentry.filter.testing.TestSite.partial;
import static dev.consentry.filter.testing.TestSite.snapshot;
import static dev.consentry.filter.testing.TestSite.snapshotAsking;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.token.ConsentToken;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsentCookiesTest {
  private static final EnforcementPolicy ONE_HOST = policy(snapshot());
  private static final EnforcementPolicy SHARED =
      policy(snapshot(1, "opt-in", "\"cookieDomain\": \"medit.example\","));

  private static EnforcementPolicy policy(String json) {
    return new SnapshotParser(SITE).parse(json.getBytes(UTF_8));
  }

  @Test
  void a_secure_host_of_its_own_has_host_cookies() {
    ConsentCookies cookies = ConsentCookies.of(ONE_HOST, true, "www.medit.example");

    assertThat(cookies.tokenName()).isEqualTo("__Host-consent");
    assertThat(cookies.setToken("t", 160, 100))
        .isEqualTo("__Host-consent=t; Max-Age=60; Path=/; SameSite=Lax; Secure; HttpOnly");
    assertThat(cookies.setChoices("pv=1", 160, 100))
        .isEqualTo("consent-choices=pv=1; Max-Age=60; Path=/; SameSite=Lax; Secure");
  }

  @Test
  void a_shared_consent_has_secure_cookies_of_the_domain() {
    ConsentCookies cookies = ConsentCookies.of(SHARED, true, "www.medit.example");

    assertThat(cookies.setToken("t", 160, 100))
        .isEqualTo(
            "__Secure-consent=t; Max-Age=60; Path=/; SameSite=Lax; Domain=medit.example; Secure;"
                + " HttpOnly");
    assertThat(cookies.expireChoices())
        .isEqualTo(
            "consent-choices=; Max-Age=0; Path=/; SameSite=Lax; Domain=medit.example; Secure");
  }

  @Test
  void a_host_outside_the_shared_domain_keeps_its_consent_to_itself() {
    assertThat(ConsentCookies.of(SHARED, true, "localhost").tokenName())
        .isEqualTo("__Host-consent");
  }

  @Test
  void plain_http_has_plain_cookies() {
    ConsentCookies cookies = ConsentCookies.of(SHARED, false, "www.medit.example");

    assertThat(cookies.setToken("t", 160, 100))
        .isEqualTo("consent=t; Max-Age=60; Path=/; SameSite=Lax; HttpOnly");
  }

  @Test
  void no_cookie_lives_longer_than_400_days() {
    assertThat(ConsentCookies.of(ONE_HOST, true, "h").setToken("t", 500L * 86_400, 0))
        .contains("Max-Age=34560000;");
  }

  @Test
  void choices_say_version_and_answers_in_the_order_of_the_answer() {
    Map<String, Boolean> choices = new LinkedHashMap<>();
    choices.put("analytics", true);
    choices.put("advertising", false);

    assertThat(ChoicesText.ofAnswer(1, choices, Map.of()))
        .isEqualTo("pv=1&analytics=1&advertising=0");
  }

  @Test
  void choices_of_a_token_name_what_has_to_be_asked_again() {
    ConsentToken token = claims(SITE, 1, 10_000, "analytics");

    assertThat(ChoicesText.of(token, ONE_HOST)).isEqualTo("pv=1&analytics=1&advertising=0");
    assertThat(ChoicesText.of(token, policy(snapshot(2, "opt-in", ""))))
        .isEqualTo("pv=1&advertising=0&ask=analytics");
  }

  @Test
  void choices_name_what_is_granted_of_a_purpose_granted_in_part() {
    EnforcementPolicy asking = policy(snapshotAsking("cookie"));
    ConsentToken token = partial("analytics", "_ga_*", "_ga");

    assertThat(ChoicesText.of(token, asking))
        .isEqualTo("pv=1&analytics=0&analytics/_ga=1&analytics/_ga_*=1&advertising=0");
    assertThat(ChoicesText.of(partial("analytics", "gone"), asking))
        .isEqualTo("pv=1&analytics=0&advertising=0");
    assertThat(ChoicesText.of(token, ONE_HOST)).isEqualTo("pv=1&analytics=0&advertising=0");
  }

  @Test
  void choices_of_an_answer_in_parts_are_those_of_its_token() {
    Map<String, Boolean> choices = new LinkedHashMap<>();
    choices.put("analytics", true);
    choices.put("advertising", true);
    Map<String, Map<String, Boolean>> parts =
        Map.of(
            "analytics", Map.of("hotjar", true, "a+b&c=%", true, "_ga", false),
            "advertising", Map.of("_fbp", true));

    assertThat(
            ChoicesText.same(
                ChoicesText.ofAnswer(1, choices, parts),
                "pv=1&analytics=0&analytics/hotjar=1&analytics/a%2Bb%26c%3D%25=1&advertising=1"))
        .isTrue();
  }

  @Test
  void a_policy_that_is_older_than_the_token_cannot_tell() {
    assertThat(ChoicesText.of(claims(SITE, 2, 10_000), ONE_HOST)).isNull();
  }

  @Test
  void the_order_of_choices_makes_no_difference() {
    assertThat(ChoicesText.same("pv=1&a=1&b=0", "pv=1&b=0&a=1")).isTrue();
    assertThat(ChoicesText.same("pv=1&a=1&b=0", "pv=1&a=0&b=1")).isFalse();
    assertThat(ChoicesText.same("pv=1", "pv=1&a=1")).isFalse();
  }
}
