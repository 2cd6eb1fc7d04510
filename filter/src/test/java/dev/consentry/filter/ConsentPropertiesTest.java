package dev.consentry.filter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Webapps made up at random, byte for byte over a socket: with nothing granted no cookie leaves,
 * with everything granted the response is the one that it is without the filter.
 */
class ConsentPropertiesTest {
  private static final int TRIES = 300;

  private static Path directory;
  private static TestService service;
  private static TestWebapp stripping;
  private static TestWebapp granting;
  private static TestWebapp bare;
  private static volatile List<Step> program = List.of();

  /** One thing that a webapp does. */
  private record Step(Kind kind, String name, String value) {
    void run(HttpServletResponse response) throws IOException {
      switch (kind) {
        case ADD -> response.addHeader(name, value);
        case SET -> response.setHeader(name, value);
        case COOKIE -> response.addCookie(new Cookie("c" + name.length(), "v" + value.length()));
        case WRITE -> response.getWriter().print(value.length());
        case FLUSH -> response.flushBuffer();
        case RESET -> {
          if (!response.isCommitted()) {
            response.reset();
          }
        }
      }
    }
  }

  private enum Kind {
    ADD,
    SET,
    COOKIE,
    WRITE,
    FLUSH,
    RESET
  }

  @BeforeContainer
  static void start() throws IOException {
    directory = Files.createTempDirectory("consent-properties");
    service = new TestService();
    stripping =
        TestWebapp.with(directory.resolve("stripping"), service, ConsentPropertiesTest::page);
    granting =
        TestWebapp.with(
            directory.resolve("granting"),
            service,
            webapp -> {
              webapp.setting("consentry.unknown-cookies", "keep");
              page(webapp);
            });
    bare = TestWebapp.bare(directory.resolve("bare"), ConsentPropertiesTest::page);
  }

  @AfterContainer
  static void stop() throws IOException {
    stripping.close();
    granting.close();
    bare.close();
    service.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void page(TestWebapp webapp) {
    webapp.page(
        "/",
        (request, response) -> {
          for (Step step : program) {
            step.run(response);
          }
        });
  }

  @Provide
  Arbitrary<List<Step>> webapps() {
    Arbitrary<String> header =
        Arbitraries.of(
            "Set-Cookie", "set-cookie", "SET-COOKIE", "X-Other", "Cache-Control", "Vary");
    Arbitrary<String> name =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of("_ga", "_ga_X", "_fbp", "hotjar", "x", "")),
            Tuple.of(1, text(8)));
    Arbitrary<String> attributes =
        Arbitraries.of("", "; Path=/", "; Secure; HttpOnly; SameSite=Lax", "; Max-Age=100", ";;=")
            .flatMap(fixed -> text(6).map(more -> fixed.isEmpty() ? "" : fixed + "; " + more));
    Arbitrary<String> line =
        Combinators.combine(name, Arbitraries.of("=", " = ", ""), text(12), attributes)
            .as((one, equals, value, rest) -> one + equals + value + rest);
    return Combinators.combine(Arbitraries.of(Kind.values()), header, line)
        .as(Step::new)
        .list()
        .ofMaxSize(12);
  }

  /**
   * What may stand in a header and is no letter of {@code expires} or {@code max-age}: no deletion.
   */
  private static Arbitrary<String> text(int longest) {
    return Arbitraries.strings()
        .withChars("bcdfghjkloquvwyz019 \t,\"%()[]{}=;*\u00e9\u00ff")
        .ofMaxLength(longest);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
  void with_nothing_granted_no_cookie_leaves(@ForAll("webapps") List<Step> webapp)
      throws IOException {
    String answer = visit(stripping, webapp, "");

    assertThat(headers(answer))
        .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie"));
    assertThat(body(answer)).isEqualTo(body(visit(bare, webapp, "")));
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
  void with_everything_granted_the_answer_is_the_webapps_own_byte_for_byte(
      @ForAll("webapps") List<Step> webapp) throws IOException {
    String cookies =
        "Cookie: consent="
            + TestSite.token("analytics", "advertising")
            + "; consent-choices=pv=1&analytics=1&advertising=1\r\n";

    assertThat(visit(granting, webapp, cookies)).isEqualTo(visit(bare, webapp, cookies));
  }

  private static String visit(TestWebapp webapp, List<Step> steps, String headers)
      throws IOException {
    program = steps;
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(webapp.address()).getPort())) {
      socket.setSoTimeout(20_000);
      String request = "GET / HTTP/1.1\r\nHost: medit.example\r\n" + headers;
      socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      return answer.replaceFirst("\r\nDate: [^\r]*", "").replaceAll("; Expires=[A-Z][^;\r]*", "");
    }
  }

  private static List<String> headers(String answer) {
    return answer.substring(0, answer.indexOf("\r\n\r\n")).lines().skip(1).toList();
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n"));
  }
}
