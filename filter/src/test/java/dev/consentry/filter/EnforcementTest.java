package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way of setting a cookie, over real HTTP, with each answer that a visitor can give. */
class EnforcementTest {
  @TempDir static Path directory;
  private static TestService service;
  private static TestWebapp webapp;
  private static TestWebapp keeping;
  private static TestWebapp bare;

  @BeforeAll
  static void start() {
    service = new TestService();
    webapp = TestWebapp.with(directory.resolve("guarded"), service, CookieWays::addTo);
    keeping =
        TestWebapp.with(
            directory.resolve("keeping"),
            service,
            more -> {
              CookieWays.addTo(more);
              more.setting("consentry.unknown-cookies", "keep");
            });
    bare = TestWebapp.bare(directory.resolve("bare"), CookieWays::addTo);
  }

  @AfterAll
  static void stop() {
    webapp.close();
    keeping.close();
    bare.close();
    service.close();
  }

  static List<String> ways() {
    return CookieWays.PATHS;
  }

  private static List<String> names(HttpResponse<?> answer) {
    return cookies(answer).stream().map(line -> line.substring(0, line.indexOf('='))).toList();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void without_an_answer_only_essential_cookies_leave(String way) {
    HttpResponse<String> answer = webapp.get(way);

    assertThat(cookies(answer))
        .filteredOn(line -> !isDeletion(line))
        .allMatch(CookieWays::isEssential);
    assertThat(answer.headers().allValues("Set-Cookie2")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void with_everything_granted_and_kept_the_cookies_are_those_of_the_webapp_without_the_filter(
      String way) {
    String token = "consent=" + TestSite.token("analytics", "advertising");
    String choices = "; consent-choices=pv=1&analytics=1&advertising=1";

    List<String> expected = cookies(bare.get(way));
    assertThat(expected).isNotEmpty();
    assertThat(cookies(keeping.get(way, "Cookie", token + choices))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void status_and_body_are_those_of_the_webapp_without_the_filter(String way) {
    HttpResponse<String> expected = bare.get(way);
    HttpResponse<String> answer = webapp.get(way);

    assertThat(answer.statusCode()).isEqualTo(expected.statusCode());
    assertThat(answer.body()).isEqualTo(expected.body());
    assertThat(answer.headers().firstValue("Location"))
        .isEqualTo(expected.headers().firstValue("Location"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void declared_cookies_are_stripped_also_where_unknown_ones_are_kept(String way) {
    assertThat(cookies(keeping.get(way)))
        .filteredOn(line -> !isDeletion(line))
        .noneMatch(
            line -> line.startsWith("_ga=") || line.startsWith("_ga_") || line.startsWith("_fbp="));
  }

  @Test
  void a_grant_lets_the_cookies_of_its_purpose_through_and_no_other() {
    HttpResponse<String> answer =
        webapp.get("/add-header", "Cookie", "consent=" + TestSite.token("analytics"));

    assertThat(names(answer)).contains("_ga", "lang").doesNotContain("_fbp", "unknown");
  }

  @Test
  void kept_lines_leave_byte_for_byte_and_in_order() {
    HttpResponse<String> answer =
        webapp.get(
            "/odd-lines",
            "Cookie",
            "consent="
                + TestSite.token("analytics")
                + "; consent-choices=pv=1&analytics=1&advertising=0");

    assertThat(cookies(answer))
        .containsExactly(
            "_ga=\"quoted , value\" ;Partitioned;  Priority=High; SameSite=Weird",
            "lang=ko;;;Path=/ ; future-attribute",
            "_fbp=; Max-Age=0");
  }

  @Test
  void a_dropped_setHeader_removes_what_it_would_have_overwritten() {
    assertThat(cookies(webapp.get("/set-header-over"))).allMatch(EnforcementTest::isDeletion);
  }

  @Test
  void the_session_cookie_is_kept() {
    assertThat(names(webapp.get("/session"))).contains("JSESSIONID");
  }

  @Test
  void refused_cookies_that_the_browser_sends_are_expired_where_they_are_declared() {
    HttpResponse<String> answer =
        webapp.get("/plain", "Cookie", "_ga=exp; hotjar=2; _fbp=3; lang=ko; JSESSIONID=5");

    assertThat(cookies(answer))
        .hasSize(3)
        .allMatch(EnforcementTest::isDeletion)
        .anySatisfy(line -> assertThat(line).startsWith("_ga=;").contains("; Path=/"))
        .anySatisfy(line -> assertThat(line).startsWith("hotjar=;").contains("; Path=/app"))
        .anySatisfy(line -> assertThat(line).startsWith("_fbp=;").doesNotContain("Domain"));
  }

  @Test
  void granted_cookies_that_the_browser_sends_are_left_alone() {
    HttpResponse<String> answer =
        webapp.get(
            "/plain",
            "Cookie",
            "_ga=1; consent="
                + TestSite.token("analytics")
                + "; consent-choices=pv=1&advertising=0&analytics=1");

    assertThat(cookies(answer)).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control")).isEmpty();
  }

  @Test
  void the_expiry_survives_a_reset_and_a_setHeader_of_the_webapp() {
    for (String path : List.of("/reset", "/set-header", "/error-500", "/redirect")) {
      assertThat(cookies(webapp.get(path, "Cookie", "hotjar=" + path.length())))
          .as(path)
          .anyMatch(line -> line.startsWith("hotjar=; Max-Age=0"));
    }
  }

  @Test
  void a_response_that_was_changed_for_one_visitor_is_private() {
    assertThat(webapp.get("/public", "Cookie", "_ga=1").headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=60", "private");
    assertThat(webapp.get("/add-cookie").headers().allValues("Cache-Control"))
        .containsExactly("private");
    assertThat(webapp.get("/public").headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=60");
  }

  @Test
  void global_privacy_control_refuses_advertising_in_spite_of_a_grant() {
    String cookie = "consent=" + TestSite.token("analytics", "advertising");

    assertThat(names(webapp.get("/add-header", "Cookie", cookie, "Sec-GPC", "1")))
        .contains("_ga")
        .doesNotContain("_fbp");
    assertThat(names(webapp.get("/add-header", "Cookie", cookie, "Sec-GPC", "0"))).contains("_fbp");
  }

  static List<String> worthlessTokens() {
    String good = TestSite.token("analytics", "advertising");
    String[] parts = good.split("\\.", -1);
    String other = TestSite.token("analytics");
    return List.of(
        TestSite.SIGNER.sign(TestSite.claims("medit", 1, TestSite.now() - 1, "analytics")),
        TestSite.SIGNER.sign(TestSite.claims("easycare", 1, TestSite.now() + 60, "analytics")),
        TestSite.FOREIGN_SIGNER.sign(TestSite.claims("medit", 1, TestSite.now() + 60, "analytics")),
        parts[0] + "." + parts[1] + "." + other.split("\\.", -1)[2],
        parts[0] + "." + parts[1] + ".",
        good.substring(0, good.length() - 2),
        good + "A",
        "analytics",
        "",
        "A".repeat(5000));
  }

  @ParameterizedTest
  @MethodSource("worthlessTokens")
  void an_expired_foreign_forged_or_tampered_token_counts_as_none(String token) {
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer =
          webapp.get(
              "/add-header",
              "Cookie",
              "consent=" + token + "; consent-choices=pv=1&analytics=1&advertising=1");

      assertThat(names(answer)).doesNotContain("_ga", "_fbp").contains("lang");
      assertThat(cookies(answer)).anyMatch(line -> line.startsWith("consent-choices=; Max-Age=0"));
    }
  }

  @Test
  void a_token_ends_for_a_browser_that_sends_the_same_header_again() {
    long end = TestSite.now() + 3;
    String token = TestSite.SIGNER.sign(TestSite.claims("medit", 1, end, "analytics"));
    String header = "consent=" + token + "; consent-choices=pv=1&analytics=1&advertising=0";
    for (int i = 0; i < 2; i++) {
      assertThat(names(webapp.get("/add-header", "Cookie", header))).contains("_ga");
    }

    Eventually.holds("it has ended", () -> TestSite.now() >= end);

    assertThat(names(webapp.get("/add-header", "Cookie", header)))
        .doesNotContain("_ga")
        .contains("lang");
  }

  @Test
  void consent_choices_is_never_trusted() {
    HttpResponse<String> answer =
        webapp.get("/add-header", "Cookie", "consent-choices=pv=1&analytics=1&advertising=1");

    assertThat(names(answer)).doesNotContain("_ga", "_fbp");
  }

  @Test
  void consent_choices_is_written_anew_when_it_does_not_say_what_the_token_says() {
    String token = "consent=" + TestSite.token("analytics");

    assertThat(cookies(webapp.get("/plain", "Cookie", token)))
        .singleElement()
        .asString()
        .startsWith("consent-choices=pv=1&analytics=1&advertising=0; Max-Age=3")
        .endsWith("; Path=/; SameSite=Lax");
    assertThat(
            cookies(
                webapp.get(
                    "/plain",
                    "Cookie",
                    token + "; consent-choices=pv=1&analytics=1&advertising=1")))
        .singleElement()
        .asString()
        .startsWith("consent-choices=pv=1&analytics=1&advertising=0;");
  }

  private static boolean isDeletion(String line) {
    return line.contains("Max-Age=0")
        || line.contains("01 Jan 1970")
        || line.contains("01-Jan-1970");
  }
}
