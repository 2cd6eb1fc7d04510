package dev.consentry.filter.guard.tomcat;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.connector.ResponseFacade;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cookies that pass no wrapper, over real HTTP. */
class TomcatGuardTest {
  private static final String GRANTED =
      "consent="
          + TestSite.token("analytics", "advertising")
          + "; consent-choices=pv=1&analytics=1&advertising=1";

  @TempDir static Path directory;
  private static TestService service;
  private static TestWebapp webapp;
  private static TestWebapp keeping;
  private static TestWebapp observing;
  private static TestWebapp bare;

  @BeforeAll
  static void start() {
    service = new TestService();
    webapp = TestWebapp.with(directory.resolve("guarded"), service, TomcatGuardTest::pages);
    keeping = with("keeping", "consentry.unknown-cookies", "keep");
    observing = with("observing", "consentry.mode", "observe");
    bare = TestWebapp.bare(directory.resolve("bare"), TomcatGuardTest::pages);
  }

  private static TestWebapp with(String name, String setting, String value) {
    return TestWebapp.with(
        directory.resolve(name),
        service,
        more -> {
          pages(more);
          more.setting(setting, value);
        });
  }

  private static void pages(TestWebapp more) {
    RawWays.addTo(more);
    more.page(
        "/early-hints",
        (request, response) -> {
          response.addHeader("Link", "</site.css>");
          RawWays.set(RawWays.raw(response));
          ((ResponseFacade) RawWays.raw(response)).sendEarlyHints();
          response.getWriter().print("hinted");
        });
    more.page(
        "/blanks",
        (request, response) -> {
          var headers = RawWays.connectorResponse(request).getCoyoteResponse().getMimeHeaders();
          headers.addValue("Set-Cookie ").setString("_ga=1");
          headers.addValue("Set-Cookie ").setString("lang=ko");
        });
    more.page(
        "/hook",
        (request, response) ->
            response
                .getWriter()
                .print(
                    TomcatGuard.hookOf(RawWays.connectorResponse(request).getCoyoteResponse())
                        .getClass()
                        .getSimpleName()));
  }

  @AfterAll
  static void stop() {
    webapp.close();
    keeping.close();
    observing.close();
    bare.close();
    service.close();
  }

  static List<String> ways() {
    return RawWays.PATHS;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void without_an_answer_only_essential_cookies_and_deletions_leave(String way) {
    assertThat(cookies(webapp.get(way)))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("lang=") || line.startsWith("_fbp=; Max-Age=0"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void kept_lines_are_byte_for_byte_those_of_the_webapp_without_the_filter(String way) {
    List<String> expected = cookies(bare.get(way));

    assertThat(expected).isNotEmpty();
    assertThat(cookies(keeping.get(way, "Cookie", GRANTED))).isEqualTo(expected);
    assertThat(cookies(webapp.get(way)))
        .isEqualTo(
            expected.stream()
                .filter(line -> line.startsWith("lang=") || line.startsWith("_fbp=; Max-Age=0"))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void status_and_body_are_those_of_the_webapp_without_the_filter(String way) {
    HttpResponse<String> expected = bare.get(way);
    HttpResponse<String> answer = webapp.get(way);

    assertThat(answer.statusCode()).isEqualTo(expected.statusCode());
    assertThat(withoutOurFrame(answer.body())).isEqualTo(expected.body());
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private");
  }

  /** Tomcat's own error page shows the stack, in which the filter is. */
  private static String withoutOurFrame(String body) {
    return body.replaceAll("\\tdev\\.consentry\\.filter\\.ConsentFilter\\..*\\R", "");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void refused_cookies_are_expired_once(String way) {
    assertThat(cookies(webapp.get(way, "Cookie", "hotjar=" + way)))
        .filteredOn(line -> line.startsWith("hotjar="))
        .singleElement()
        .asString()
        .startsWith("hotjar=; Max-Age=0");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void observe_changes_nothing(String way) {
    HttpResponse<String> expected = bare.get(way);
    HttpResponse<String> answer = observing.get(way, "Cookie", "hotjar=1");

    assertThat(cookies(answer)).isEqualTo(cookies(expected));
    assertThat(answer.headers().allValues("Cache-Control")).isEmpty();
  }

  @Test
  void early_hints_carry_no_refused_cookie() throws IOException {
    String expected = exchange(bare, "/early-hints");
    assertThat(expected).startsWith("HTTP/1.1 103").contains("_ga=", "lang=");

    assertThat(exchange(webapp, "/early-hints"))
        .startsWith("HTTP/1.1 103")
        .contains("Link: </site.css>", "lang=", "hinted")
        .doesNotContain("_ga", "unknown");
  }

  @Test
  void names_with_blanks_around_them_are_judged() throws IOException {
    assertThat(exchange(bare, "/blanks")).contains("_ga=");
    assertThat(exchange(webapp, "/blanks")).contains("lang=ko").doesNotContain("_ga");
  }

  @Test
  void nothing_stays_behind_on_a_connection_that_is_used_again() throws IOException {
    String path = RawWays.PATHS.get(0);
    assertThat(exchange(webapp, path, path, "/hook")).endsWith("GuardedHook");
    assertThat(exchange(bare, path, "/hook")).endsWith("Http11Processor");
  }

  private static String exchange(TestWebapp of, String... paths) throws IOException {
    URI address = URI.create(of.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      for (int i = 0; i < paths.length; i++) {
        String last = i == paths.length - 1 ? "Connection: close\r\n" : "";
        String request = "GET " + paths[i] + " HTTP/1.1\r\nHost: localhost\r\n" + last + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
          .replaceAll("\r\n0\r\n\r\n$", "")
          .strip();
    }
  }
}
