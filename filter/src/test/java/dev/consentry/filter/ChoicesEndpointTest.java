package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestService.Reply;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Choices at the consent endpoint, over real HTTP on both sides. */
class ChoicesEndpointTest {
  private static final String CHOICES = "/v1/sites/medit/choices";
  private static final String ANSWER =
      "{\"policyVersion\":1,\"choices\":{\"analytics\":true,\"advertising\":false}}";

  @TempDir Path directory;
  private TestService service;
  private TestWebapp webapp;

  @BeforeEach
  void start() {
    service = new TestService();
    webapp =
        TestWebapp.with(
            directory,
            service,
            more -> more.page("/", (request, response) -> response.getWriter().print("webapp")));
  }

  @AfterEach
  void stop() {
    webapp.close();
    service.close();
  }

  private static String recorded(String token) {
    return """
    {"token": "%s", "receipt": {"site": "medit", "policyVersion": 1, "action": "save",
     "choices": {"analytics": true, "advertising": false}}}
    """
        .formatted(token);
  }

  private static String recordedInPart(String parts) {
    return recorded(TestSite.SIGNER.sign(TestSite.partial("analytics", "google")))
        .replace("\"action\"", "\"parts\": " + parts + ", \"action\"");
  }

  @Test
  void choices_of_vendors_stand_in_the_cookie_that_scripts_read() {
    service.reply(
        CHOICES,
        Reply.json(201, recordedInPart("{\"analytics\": {\"google\": true, \"hotjar\": false}}")));

    assertThat(cookies(choose("Sec-Fetch-Site", "same-origin")).get(1))
        .startsWith("consent-choices=pv=1&analytics=0&analytics/google=1&advertising=0; ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"analytics\": true}",
        "{\"analytics\": {\"google\": 1}}",
        "{\"analytics\": {\"a b\": true}}"
      })
  void parts_that_cannot_be_read_are_no_recorded_answer(String parts) {
    service.reply(CHOICES, Reply.json(201, recordedInPart(parts)));

    assertNothingPretended(choose("Sec-Fetch-Site", "same-origin"));
  }

  private HttpResponse<String> choose(String... headers) {
    return webapp.send(
        webapp
            .request("/.consent/choices", headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ANSWER)));
  }

  private void assertNothingPretended(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(cookies(answer)).isEmpty();
  }

  @Test
  void a_recorded_choice_sets_both_cookies_and_keeps_the_token_out_of_the_body() {
    String token = TestSite.token("analytics");
    service.reply(CHOICES, Reply.json(201, recorded(token)));

    HttpResponse<String> answer = choose("Sec-Fetch-Site", "same-origin");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).contains("\"receipt\"").doesNotContain(token, "token");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(cookies(answer))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("consent=" + token + "; Max-Age=3")
                    .endsWith("; Path=/; SameSite=Lax; HttpOnly"),
            line ->
                assertThat(line)
                    .startsWith("consent-choices=pv=1&analytics=1&advertising=0; Max-Age=3")
                    .endsWith("; Path=/; SameSite=Lax"));
    assertThat(service.seen(CHOICES))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.body()).isEqualTo(ANSWER);
              assertThat(seen.headers()).doesNotContainKey("Authorization");
            });
  }

  @Test
  void the_name_that_a_request_gave_itself_reaches_the_service() {
    service.reply(CHOICES, Reply.json(201, recorded(TestSite.token("analytics"))));

    choose(
        "Sec-Fetch-Site", "same-origin", "Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324");

    assertThat(service.seen(CHOICES).get(0).headers())
        .containsEntry("Idempotency-key", "8e03978e-40d5-43dd-bc93-6894a57f9324");
  }

  @Test
  void by_https_the_token_cookie_is_bound_to_the_host() {
    String token = TestSite.token("analytics");
    service.reply(CHOICES, Reply.json(201, recorded(token)));
    try (TestWebapp secure =
        TestWebapp.with(
            directory.resolve("secure"),
            service,
            more -> {
              more.behindTls();
              more.page("/", (request, response) -> response.addHeader("Set-Cookie", "_ga=1"));
            })) {
      HttpResponse<String> answer =
          secure.send(
              secure
                  .request("/.consent/choices", "Sec-Fetch-Site", "same-origin")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(ANSWER)));

      assertThat(cookies(answer))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .startsWith("__Host-consent=" + token)
                      .endsWith("; Path=/; SameSite=Lax; Secure; HttpOnly"),
              line -> assertThat(line).endsWith("; Path=/; SameSite=Lax; Secure"));
      assertThat(cookies(secure.get("/", "Cookie", "__Host-consent=" + token))).contains("_ga=1");
      assertThat(cookies(secure.get("/", "Cookie", "consent=" + token))).doesNotContain("_ga=1");
    }
  }

  @Test
  void the_token_of_before_travels_as_bearer() {
    service.reply(CHOICES, Reply.json(201, recorded(TestSite.token("analytics"))));
    String before = TestSite.token();

    choose("Sec-Fetch-Site", "same-origin", "Cookie", "consent=" + before);

    assertThat(service.seen(CHOICES))
        .extracting(seen -> seen.headers().get("Authorization"))
        .containsExactly("Bearer " + before);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, '%'",
    "X-Nothing, x",
  })
  void choices_from_elsewhere_are_refused(String header, String value) {
    HttpResponse<String> answer = choose(header, value);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(service.seen(CHOICES)).isEmpty();
  }

  @Test
  void an_older_browser_shows_its_origin() {
    service.reply(CHOICES, Reply.json(201, recorded(TestSite.token("analytics"))));

    assertThat(choose("Origin", webapp.address()).statusCode()).isEqualTo(201);
  }

  @Test
  void choices_have_to_be_json_and_small() {
    assertThat(
            webapp
                .send(
                    webapp
                        .request("/.consent/choices", "Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(ANSWER)))
                .statusCode())
        .isEqualTo(415);
    assertThat(
            webapp
                .send(
                    webapp
                        .request("/.consent/choices", "Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofString(" ".repeat(16 * 1024 + 1))))
                .statusCode())
        .isEqualTo(413);
    assertThat(service.seen(CHOICES)).isEmpty();
  }

  @Test
  void what_the_visitor_can_put_right_is_handed_on() {
    service.reply(
        CHOICES,
        new Reply(409, Map.of("Content-Type", "application/problem+json"), "{\"status\":409}"));

    HttpResponse<String> answer = choose("Sec-Fetch-Site", "same-origin");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).isEqualTo("{\"status\":409}");
    assertThat(cookies(answer)).isEmpty();
  }

  static List<Reply> garbage() {
    String good = recorded(TestSite.token("analytics"));
    String foreign =
        TestSite.FOREIGN_SIGNER.sign(TestSite.claims("medit", 1, TestSite.now() + 60, "analytics"));
    return List.of(
        Reply.json(500, "{}"),
        Reply.json(200, good),
        Reply.json(201, "{}"),
        Reply.json(201, "not json"),
        Reply.json(201, good.substring(0, 60)),
        Reply.json(201, recorded(foreign)),
        Reply.json(201, recorded("x; Domain=evil")),
        Reply.json(201, good.replace("true", "\"yes\"")),
        Reply.json(404, "{}"),
        new Reply(201, Map.of("Content-Type", "text/html"), good));
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void an_answer_that_does_not_hold_records_nothing_here(Reply reply) {
    service.reply(CHOICES, reply);

    assertNothingPretended(choose("Sec-Fetch-Site", "same-origin"));
  }
}
