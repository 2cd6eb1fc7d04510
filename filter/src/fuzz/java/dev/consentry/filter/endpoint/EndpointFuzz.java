package dev.consentry.filter.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.consentry.filter.policy.ConsentCookies;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.ServiceClient;
import dev.consentry.filter.policy.SiteKey;
import dev.consentry.filter.policy.SnapshotParser;
import dev.consentry.filter.testing.TestNotice;
import dev.consentry.filter.testing.TestSite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;

/** Whatever is asked and whatever the service answers: an answer, and no consent made up. */
class EndpointFuzz {
  private static final EnforcementPolicy POLICY =
      new SnapshotParser(TestSite.SITE).parse(TestSite.snapshot().getBytes(UTF_8));
  private static final List<String> PATHS =
      List.of(
          "/.consent/choices",
          "/.consent/notice",
          "/.consent/visitor",
          "/.consent/x",
          "/.consent/preferences");
  private static volatile byte[] serviceAnswer = {};
  private static volatile int serviceStatus = 200;
  private static HttpServer service;
  private static ServiceClient client;
  private static ConsentEndpoint endpoint;

  @BeforeAll
  static void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", EndpointFuzz::answer);
    service.start();
    client =
        new ServiceClient(
            URI.create("http://127.0.0.1:" + service.getAddress().getPort()), SiteKey.NONE);
    endpoint =
        new ConsentEndpoint(
            client,
            TestSite.SITE,
            Duration.ofSeconds(5),
            () -> POLICY,
            text -> null,
            () -> 1_000_000_000L);
  }

  @AfterAll
  static void stop() {
    client.close();
    service.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] body = serviceAnswer;
      exchange.sendResponseHeaders(serviceStatus, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  static Stream<Arguments> seeds() {
    String choices = "{\"policyVersion\":1,\"choices\":{\"analytics\":true}}";
    byte[] recorded =
        "{\"token\":\"e30.e30.e30\",\"receipt\":{\"choices\":{\"analytics\":true}}}".getBytes(UTF_8);
    return Stream.of(
        Arguments.of(0, "POST", "application/json", "same-origin", choices, 201, recorded),
        Arguments.of(1, "GET", "ko,en;q=0.5", "none", "", 200, choices.getBytes(UTF_8)),
        Arguments.of(2, "GET", "a.b.c", "", "", 404, recorded),
        Arguments.of(4, "GET", "//x", "", "", 200, TestNotice.english().getBytes(UTF_8)),
        Arguments.of(
            4,
            "POST",
            "application/x-www-form-urlencoded",
            "same-origin",
            "hash=hash-1&action=save&grant=analytics&return=%0d%0a",
            200,
            TestNotice.english().getBytes(UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void it_answers_and_sets_no_cookie_that_the_service_did_not_sign(
      @InRange(min = 0, max = 4) int path,
      @NotNull String method,
      @NotNull String header,
      @NotNull String origin,
      @NotNull String body,
      @InRange(min = 200, max = 599) int status,
      byte @NotNull [] answered)
      throws IOException {
    BugDetectors.allowNetworkConnections();
    serviceStatus = status;
    serviceAnswer = status == 204 || status == 304 ? new byte[0] : answered;
    EndpointAnswer answer =
        endpoint.answer(new Asked(method, PATHS.get(path), header, origin, body));

    if (answer.status() < 200 || answer.status() > 599) {
      throw new AssertionError("That is no status: " + answer.status());
    }
    for (EndpointAnswer.Header one : answer.headers()) {
      boolean consents =
          one.name().equals("Set-Cookie") && !one.value().startsWith("__Host-consent-form=");
      if (consents || one.value().matches("(?s).*[\\r\\n\\x00].*")) {
        throw new AssertionError("The answer has a header that it must not have: " + one.name());
      }
    }
  }

  private record Asked(String method, String path, String header, String origin, String content)
      implements EndpointRequest {
    @Override
    public @Nullable String header(String name) {
      return switch (name) {
        case "Sec-Fetch-Site" -> origin.isEmpty() ? null : origin;
        case "Host" -> "medit.example";
        default -> header;
      };
    }

    @Override
    public @Nullable String queryParameter(String name) {
      return header.isEmpty() ? null : header;
    }

    @Override
    public byte[] body(int maxBytes) {
      byte[] bytes = content.getBytes(UTF_8);
      return Arrays.copyOf(bytes, Math.min(bytes.length, maxBytes + 1));
    }

    @Override
    public @Nullable String token() {
      return header.isEmpty() ? null : header;
    }

    @Override
    public @Nullable String formToken() {
      return header.isEmpty() ? null : header;
    }

    @Override
    public String uri() {
      return path;
    }

    @Override
    public String contextPath() {
      return "";
    }

    @Override
    public ConsentCookies cookies() {
      return ConsentCookies.of(POLICY, true, "medit.example");
    }
  }
}
