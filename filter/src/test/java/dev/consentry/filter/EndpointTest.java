package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestService.Reply;
import dev.consentry.filter.testing.TestService.Seen;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The consent endpoint on the site's own origin, over real HTTP on both sides. */
class EndpointTest {
  private static final String NOTICE = "/v1/sites/medit/notice";
  private static final String VISITOR = "/v1/sites/medit/visitor";
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
  void while_the_service_is_down_nothing_is_pretended() {
    service.stop();

    assertNothingPretended(choose("Sec-Fetch-Site", "same-origin"));
    assertNothingPretended(webapp.get("/.consent/notice"));
    assertNothingPretended(webapp.get("/.consent/widget.js"));
    assertNothingPretended(
        webapp.get("/.consent/visitor", "Cookie", "consent=" + TestSite.token()));
  }

  @Test
  void the_notice_is_handed_through_with_its_language_and_tag() {
    service.reply(
        NOTICE,
        new Reply(
            200,
            Map.of(
                "Content-Type",
                "application/json",
                "Content-Language",
                "ko",
                "ETag",
                "\"n1\"",
                "Vary",
                "Accept-Language"),
            "{\"hash\":\"h\",\"notice\":{}}"));

    HttpResponse<String> answer =
        webapp.get(
            "/.consent/notice?language=k%26o", "Accept-Language", "ja", "If-None-Match", "\"n0\"");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"hash\":\"h\",\"notice\":{}}");
    assertThat(answer.headers().map())
        .containsEntry("Content-Language", List.of("ko"))
        .containsEntry("ETag", List.of("\"n1\""))
        .containsEntry("Vary", List.of("Accept-Language"));
    Seen seen = service.seen(NOTICE).get(0);
    assertThat(seen.uri()).endsWith("?language=k%26o");
    assertThat(seen.headers())
        .containsEntry("Accept-language", "ja")
        .containsEntry("If-none-match", "\"n0\"");
  }

  @Test
  void a_notice_that_is_known_is_not_sent_again() {
    service.reply(NOTICE, new Reply(304, Map.of("ETag", "\"n1\""), ""));

    assertThat(webapp.get("/.consent/notice", "If-None-Match", "\"n1\"").statusCode())
        .isEqualTo(304);
  }

  @Test
  void the_widget_is_served_from_memory_also_while_the_service_is_down() {
    service.reply(
        "/widget/whole.js",
        new Reply(200, Map.of("Content-Type", "text/javascript", "ETag", "\"w1\""), "export {}"));
    HttpResponse<String> first = webapp.get("/.consent/widget.js");
    service.stop();
    HttpResponse<String> second = webapp.get("/.consent/widget.js");
    HttpResponse<String> third = webapp.get("/.consent/widget.js", "If-None-Match", "\"w1\"");

    assertThat(first.body()).isEqualTo("export {}");
    assertThat(first.headers().firstValue("Content-Type")).contains("text/javascript");
    assertThat(second.body()).isEqualTo("export {}");
    assertThat(third.statusCode()).isEqualTo(304);
    assertThat(service.seen("/widget/whole.js")).hasSize(1);
  }

  @Test
  void a_web_page_in_place_of_the_widget_is_not_served() {
    service.reply(
        "/widget/whole.js", new Reply(200, Map.of("Content-Type", "text/html"), "<html>"));

    assertThat(webapp.get("/.consent/widget.js").statusCode()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({
    "'', whole",
    "a=b, whole",
    "consent-choices=, whole",
    "my-consent-choices=pv=1, whole",
    "consent-choices=pv=1&advertising=0&ask=analytics, whole",
    "consent-choices=pv=1&analytics=1, small",
    "a=b; consent-choices=pv=12&analytics=0; c=&ask=d, small"
  })
  void a_visitor_who_has_chosen_gets_the_small_widget(String cookies, String file) {
    for (String each : List.of("whole", "small")) {
      service.reply(
          "/widget/" + each + ".js",
          new Reply(200, Map.of("Content-Type", "text/javascript"), each));
    }

    HttpResponse<String> answer = webapp.get("/.consent/widget.js", "Cookie", cookies);

    assertThat(answer.body()).isEqualTo(file);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=300");
  }

  @Test
  void a_part_of_the_widget_that_names_its_content_is_kept_for_good() {
    String part = "/widget/preferences-0123456789.js";
    service.reply(part, new Reply(200, Map.of("Content-Type", "text/javascript"), "export {}"));

    HttpResponse<String> answer = webapp.get("/.consent" + part);
    service.stop();

    assertThat(answer.body()).isEqualTo("export {}");
    assertThat(answer.headers().firstValue("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
    assertThat(webapp.get("/.consent" + part).statusCode()).isEqualTo(200);
    assertThat(webapp.get("/.consent/widget/gate-0123456789.js").statusCode()).isEqualTo(503);
  }

  @Test
  void a_part_that_the_service_does_not_have_is_not_there() {
    assertThat(webapp.get("/.consent/widget/none-0123456789.js").statusCode()).isEqualTo(404);
  }

  @Test
  void earlier_versions_of_the_policy_can_be_read() {
    service.reply("/v1/sites/medit/policies", Reply.json(200, "{\"policies\":[]}"));
    service.reply("/v1/sites/medit/policies/12", Reply.json(200, "{\"version\":12}"));

    assertThat(webapp.get("/.consent/policies").body()).isEqualTo("{\"policies\":[]}");
    assertThat(webapp.get("/.consent/policies/12?language=k%26o").body())
        .isEqualTo("{\"version\":12}");
    assertThat(service.seen("/v1/sites/medit/policies/12").get(0).uri())
        .endsWith("?language=k%26o");
    assertThat(webapp.get("/.consent/policies/0").statusCode()).isEqualTo(404);
    assertThat(webapp.get("/.consent/policies/1/x").statusCode()).isEqualTo(404);
  }

  @Test
  void a_visitor_takes_the_records_along_as_a_document_that_runs_nothing() {
    service.reply(VISITOR + "/export", new Reply(200, Map.of("Content-Type", "text/html"), "<p>"));
    HttpResponse<String> page =
        webapp.get("/.consent/visitor/export?format=html", "Cookie", "consent=" + TestSite.token());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox");
    assertThat(service.seen(VISITOR + "/export"))
        .last()
        .extracting(Seen::uri)
        .asString()
        .endsWith("format=html");
    assertThat(webapp.get("/.consent/visitor/export").statusCode()).isEqualTo(401);
  }

  @Test
  void a_visitor_who_is_erased_loses_the_cookies_too() {
    service.reply(VISITOR, new Reply(204, Map.of(), ""));
    String[] headers = {"Cookie", "consent=" + TestSite.token(), "Sec-Fetch-Site", "same-origin"};
    HttpResponse<String> erased =
        webapp.send(
            webapp.request("/.consent/visitor", headers).method("DELETE", BodyPublishers.noBody()));

    assertThat(erased.statusCode()).isEqualTo(204);
    assertThat(cookies(erased))
        .anySatisfy(line -> assertThat(line).startsWith("consent=; Max-Age=0"))
        .anySatisfy(line -> assertThat(line).startsWith("consent-choices=; Max-Age=0"));
    headers[3] = "cross-site";
    assertThat(
            webapp
                .send(
                    webapp
                        .request("/.consent/visitor", headers)
                        .method("DELETE", BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
    assertThat(service.seen(VISITOR)).filteredOn(seen -> seen.method().equals("DELETE")).hasSize(1);
  }

  @Test
  void a_visitor_sees_the_receipts_of_the_token_and_without_one_none() {
    service.reply(VISITOR, Reply.json(200, "{\"receipts\":[]}"));
    String token = TestSite.token();

    HttpResponse<String> answer = webapp.get("/.consent/visitor", "Cookie", "consent=" + token);

    assertThat(answer.body()).isEqualTo("{\"receipts\":[]}");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(service.seen(VISITOR))
        .extracting(seen -> seen.headers().get("Authorization"))
        .containsExactly("Bearer " + token);
    assertThat(webapp.get("/.consent/visitor").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.consent/other", "/.consent/notice/x", "/.consent/preferences/"})
  void another_path_is_not_there(String path) {
    HttpResponse<String> answer = webapp.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void another_method_is_not_allowed() {
    HttpResponse<String> get = webapp.get("/.consent/choices");
    HttpResponse<String> post =
        webapp.send(webapp.request("/.consent/notice").POST(BodyPublishers.noBody()));

    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("Allow")).contains("POST");
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(post.body()).contains("Use GET or HEAD here.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.consent/notice", "/.consent/widget.js", "/.consent/visitor"})
  void head_is_answered_as_get_without_the_body(String path) {
    service.reply(NOTICE, Reply.json(200, "{\"hash\":\"h\",\"notice\":{}}"));
    service.reply(
        "/widget.js", new Reply(200, Map.of("Content-Type", "text/javascript"), "/* widget */"));

    HttpResponse<String> get = webapp.get(path);
    HttpResponse<String> head =
        webapp.send(webapp.request(path).method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.headers().firstValue("Content-Length"))
        .contains(Integer.toString(get.body().length()));
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(get.headers().firstValue("Content-Type"));
    assertThat(head.body()).isEmpty();
  }

  @Test
  void what_is_beside_the_endpoint_is_the_webapps() {
    assertThat(webapp.get("/.consentry").body()).isEqualTo("webapp");
  }
}
