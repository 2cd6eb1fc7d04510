package dev.consentry.filter.decision;

import static dev.consentry.filter.testing.TestSite.SITE;
import static dev.consentry.filter.testing.TestSite.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.cookie.PublicSuffixes;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.SnapshotParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefusedCookiesTest {
  private static final String DELETED =
      "=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=";
  private static final EnforcementPolicy POLICY =
      new SnapshotParser(SITE).parse(snapshot().getBytes(UTF_8));
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.of(List.of("example"));

  private final Memory memory = new Memory();

  private static final class Memory implements ExpiryMemory {
    private final Map<String, Integer> tried = new HashMap<>();

    @Override
    public int tried(String pair) {
      return tried.getOrDefault(pair, 0);
    }

    @Override
    public void remember(String pair, int lines) {
      tried.put(pair, lines);
    }
  }

  private List<String> expiries(String host, boolean secure, String... headers) {
    return expiries(
        EnforcementScope.ALL, false, new BrowserRequest(List.of(headers), host, "/", secure));
  }

  private List<String> expiries(
      EnforcementScope scope, boolean keepsUnknown, BrowserRequest request) {
    CookieRules rules = new CookieRules(Set.of(), keepsUnknown, scope);
    VisitorRules visitor = new VisitorRules(rules, VisitorConsent.of(null, POLICY, false), POLICY);
    return RefusedCookies.expiries(visitor, request, SUFFIXES, memory);
  }

  @Test
  void expires_at_the_declared_domain_and_path() {
    assertThat(expiries("www.medit.example", true, "_ga_1=x; hotjar=y"))
        .containsExactly(
            "_ga_1" + DELETED + "/; Domain=medit.example; Secure",
            "hotjar" + DELETED + "/app; Secure");
  }

  @Test
  void expires_host_only_where_the_host_is_not_below_the_declared_domain() {
    assertThat(expiries("127.0.0.1", false, "_fbp=x")).containsExactly("_fbp" + DELETED + "/");
  }

  @Test
  void expires_an_undeclared_cookie_on_the_host_and_each_parent_up_to_the_registrable_domain() {
    assertThat(expiries("a.shop.medit.example", false, "tracker=x"))
        .containsExactly(
            "tracker" + DELETED + "/",
            "tracker" + DELETED + "/; Domain=a.shop.medit.example",
            "tracker" + DELETED + "/; Domain=shop.medit.example",
            "tracker" + DELETED + "/; Domain=medit.example");
  }

  @Test
  void leaves_undeclared_cookies_where_unknown_ones_are_kept() {
    BrowserRequest request = new BrowserRequest(List.of("tracker=x; _ga=y"), "h", "/", false);

    assertThat(expiries(EnforcementScope.ALL, true, request))
        .containsExactly("_ga" + DELETED + "/");
  }

  @Test
  void leaves_what_is_only_observed() {
    BrowserRequest request =
        new BrowserRequest(List.of("tracker=x; _ga=y; _fbp=z"), "h", "/", false);

    assertThat(expiries(EnforcementScope.of(Set.of("advertising")), false, request))
        .containsExactly("_fbp" + DELETED + "/");
    assertThat(expiries(EnforcementScope.NONE, false, request)).isEmpty();
  }

  @Test
  void tries_everywhere_when_the_browser_still_sends_the_very_same_cookie() {
    BrowserRequest request =
        new BrowserRequest(List.of("hotjar=x"), "www.medit.example", "/shop/cart/view", true);
    List<String> first = expiries(EnforcementScope.ALL, false, request);
    List<String> second = expiries(EnforcementScope.ALL, false, request);

    assertThat(first).hasSize(1);
    assertThat(second)
        .hasSize(18)
        .doesNotContainAnyElementsOf(first)
        .contains(
            "hotjar" + DELETED + "/; Secure",
            "hotjar" + DELETED + "/; Domain=medit.example; Secure",
            "hotjar" + DELETED + "/app; Domain=medit.example; Secure",
            "hotjar" + DELETED + "/shop; Secure",
            "hotjar" + DELETED + "/shop/; Domain=medit.example; Secure",
            "hotjar" + DELETED + "/; Secure; SameSite=None; Partitioned");
  }

  @Test
  void gives_up_after_that_and_begins_again_with_another_value() {
    for (int i = 0; i < 2; i++) {
      assertThat(expiries("www.medit.example", false, "_ga=1; tracker=2")).isNotEmpty();
    }
    assertThat(expiries("www.medit.example", false, "_ga=1; tracker=2")).isEmpty();
    assertThat(expiries("www.medit.example", false, "_ga=2; tracker=2")).hasSize(1);
  }

  @Test
  void leaves_essential_cookies_alone() {
    assertThat(expiries("h", false, "lang=1; JSESSIONID=2; consent=3; consent-choices=4"))
        .isEmpty();
  }

  @Test
  void names_a_cookie_once_and_sends_no_more_than_twenty_lines_but_the_rest_later() {
    assertThat(expiries("h", false, "_ga=1; _ga=2; _ga=1", "_ga=3")).hasSize(1);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      many.append("_ga_").append(i).append("=1; ");
    }
    assertThat(expiries("h", false, many.toString())).hasSize(20);
    assertThat(expiries("h", false, many.toString())).hasSize(5);
  }

  @Test
  void keeps_a_host_cookie_to_its_host() {
    assertThat(expiries("www.medit.example", true, "__Host-tracker=1"))
        .containsExactly("__Host-tracker" + DELETED + "/; Secure");
  }

  @Test
  void writes_no_line_for_a_name_that_no_line_can_hold() {
    assertThat(expiries("h", false, "_ga_\u00e4=1; _ga_\"=1; _ga_,=1; _ga_ x=1")).isEmpty();
  }
}
