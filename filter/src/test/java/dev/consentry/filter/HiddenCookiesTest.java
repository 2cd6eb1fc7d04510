package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a webapp sees of the cookies that the browser sends, over real HTTP. */
class HiddenCookiesTest {
  @TempDir static Path directory;
  private static TestService service;
  private static TestWebapp webapp;
  private static TestWebapp keeping;
  private static TestWebapp open;
  private static TestWebapp observing;

  @BeforeAll
  static void start() {
    service = new TestService();
    webapp = start("hiding", "consentry.hide-refused", "on");
    keeping = start("keeping", "consentry.unknown-cookies", "keep");
    open = start("open", "consentry.hide-refused", "off");
    observing = start("observing", "consentry.mode", "observe");
  }

  private static TestWebapp start(String name, String setting, String value) {
    return TestWebapp.with(
        directory.resolve(name),
        service,
        more -> {
          more.setting(setting, value);
          more.page("/see", (request, response) -> response.getWriter().print(seen(request)));
        });
  }

  @AfterAll
  static void stop() {
    List.of(webapp, keeping, open, observing).forEach(TestWebapp::close);
    service.close();
  }

  private static String seen(HttpServletRequest request) {
    Cookie[] all = request.getCookies();
    return String.join(
        "\n",
        all == null ? "none" : String.join(",", Arrays.stream(all).map(Cookie::getName).toList()),
        String.valueOf(request.getHeader("cookie")),
        Collections.list(request.getHeaders("COOKIE")).toString(),
        Collections.list(request.getHeaderNames()).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter("cookie"::equals)
            .toList()
            .toString());
  }

  @Test
  void refused_and_undeclared_cookies_are_not_seen_and_the_others_are_byte_for_byte() {
    assertThat(
            webapp.get("/see", "Cookie", "_ga=1;lang= k/o ;  other=2; JSESSIONID=3;_fbp=4").body())
        .isEqualTo(
            "lang,JSESSIONID\nlang= k/o ; JSESSIONID=3\n[lang= k/o ; JSESSIONID=3]\n[cookie]");
  }

  @Test
  void a_header_of_refused_cookies_alone_is_not_there_at_all() {
    assertThat(webapp.get("/see", "Cookie", "_ga=1; other=2").body())
        .isEqualTo("none\nnull\n[]\n[]");
  }

  @Test
  void granted_cookies_are_seen() {
    String header =
        "_ga=1; consent-choices=pv=1&analytics=1&advertising=0; consent="
            + TestSite.token("analytics");

    assertThat(webapp.get("/see", "Cookie", header).body())
        .isEqualTo("_ga,consent-choices,consent\n" + header + "\n[" + header + "]\n[cookie]");
  }

  @Test
  void unknown_cookies_are_seen_where_they_are_kept() {
    assertThat(keeping.get("/see", "Cookie", "_ga=1; other=2").body())
        .startsWith("other\nother=2\n");
  }

  @Test
  void everything_is_seen_with_the_setting_off_and_in_observe_mode() {
    for (TestWebapp showing : List.of(open, observing)) {
      assertThat(showing.get("/see", "Cookie", "_ga=1; other=2").body())
          .isEqualTo("_ga,other\n_ga=1; other=2\n[_ga=1; other=2]\n[cookie]");
    }
    assertThat(cookies(observing.get("/see", "Cookie", "_ga=1; other=2"))).isEmpty();
  }

  @Test
  void a_cookie_that_cannot_be_deleted_is_not_deleted_in_every_response() {
    assertThat(cookies(webapp.get("/see", "Cookie", "stuck=1"))).hasSize(1);
    webapp.get("/see", "Cookie", "stuck=1");
    assertThat(cookies(webapp.get("/see", "Cookie", "stuck=1"))).isEmpty();
    assertThat(cookies(webapp.get("/see", "Cookie", "stuck=1", "X-Forwarded-For", "192.0.2.7")))
        .hasSize(1);
    assertThat(webapp.get("/see", "Cookie", "stuck=1").headers().allValues("Cache-Control"))
        .containsExactly("private");
  }
}
