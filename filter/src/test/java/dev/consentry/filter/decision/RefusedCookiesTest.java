package dev.consentry.filter.decision;

import static dev.consentry.filter.testing.TestSite.SITE;
import static dev.consentry.filter.testing.TestSite.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.SnapshotParser;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefusedCookiesTest {
  private static final EnforcementPolicy POLICY =
      new SnapshotParser(SITE).parse(snapshot().getBytes(UTF_8));
  private static final CookieRules RULES = new CookieRules(Set.of(), false);

  private static List<String> expiries(String host, boolean secure, String... headers) {
    return RefusedCookies.expiries(
        List.of(headers), RULES, VisitorConsent.of(null, POLICY, false), POLICY, host, secure);
  }

  @Test
  void expires_at_the_declared_domain_and_path() {
    assertThat(expiries("www.medit.example", true, "_ga_1=x; hotjar=y"))
        .containsExactly(
            "_ga_1=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; Domain=medit.example;"
                + " Secure",
            "hotjar=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/app; Secure");
  }

  @Test
  void expires_host_only_where_the_host_is_not_below_the_declared_domain() {
    assertThat(expiries("127.0.0.1", false, "_fbp=x"))
        .containsExactly("_fbp=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/");
  }

  @Test
  void leaves_essential_and_undeclared_cookies_alone() {
    assertThat(expiries("h", false, "lang=1; JSESSIONID=2; consent=3; other=4")).isEmpty();
  }

  @Test
  void names_a_cookie_once_and_no_more_than_twenty_in_a_response() {
    assertThat(expiries("h", false, "_ga=1; _ga=2", "_ga=3")).hasSize(1);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      many.append("_ga_").append(i).append("=1; ");
    }
    assertThat(expiries("h", false, many.toString())).hasSize(20);
  }

  @Test
  void writes_no_line_for_a_name_that_no_line_can_hold() {
    assertThat(expiries("h", false, "_ga_\u00e4=1; _ga_\"=1; _ga_,=1; _ga_ x=1")).isEmpty();
  }
}
