package dev.consentry.filter;

import static dev.consentry.filter.testing.Gzipped.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestNotice;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestService.Reply;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that brings the notice along, over real HTTP on both sides. */
class ScriptWithNoticeTest {
  private static final String SCRIPT = "/.consent/widget.js";
  private static final String WHOLE = "/widget/whole.js";

  @TempDir Path directory;
  private TestService service;
  private TestWebapp webapp;

  @BeforeEach
  void start() {
    service = new TestService();
    service.reply(
        WHOLE,
        new Reply(200, Map.of("Content-Type", "text/javascript", "ETag", "\"w1\""), "whole()"));
    notice(TestNotice.english(), "\"n1\"");
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

  private void notice(String json, String etag) {
    service.reply(
        TestNotice.PATH,
        new Reply(200, Map.of("Content-Type", "application/json", "ETag", etag), json));
  }

  private HttpResponse<byte[]> get(String path, String... headers) {
    return webapp.send(
        webapp.request(path, headers).header("Accept-Encoding", "br, gzip").GET(),
        BodyHandlers.ofByteArray());
  }

  @Test
  void a_visitor_who_is_to_be_asked_gets_both_in_one_answer() {
    HttpResponse<byte[]> answer = get(SCRIPT);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer)).isEqualTo("whole()\n;var consentryNotice=" + TestNotice.english());
    assertThat(answer.headers().map())
        .containsEntry("Content-Type", List.of("text/javascript;charset=utf-8"))
        .containsEntry("ETag", List.of("\"w1-n1\""))
        .containsEntry("Vary", List.of("Accept-Encoding, Accept-Language"));
    assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-cache");
  }

  @Test
  void is_not_sent_again_to_who_has_it_and_the_service_is_asked_once_a_minute() {
    String etag = get(SCRIPT).headers().firstValue("ETag").orElseThrow();

    assertThat(get(SCRIPT, "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(get(SCRIPT, "If-None-Match", "\"w1-n0\"").statusCode()).isEqualTo(200);
    assertThat(service.seen(TestNotice.PATH)).hasSize(1);
  }

  @Test
  void the_notice_is_in_the_language_of_the_address_before_that_of_the_browser() {
    get(SCRIPT + "?language=ko", "Accept-Language", "ja, en;q=0.5");
    get(SCRIPT + "?language=k/o", "Accept-Language", "ja");

    assertThat(service.seen(TestNotice.PATH))
        .satisfiesExactly(
            named -> {
              assertThat(named.uri()).endsWith("?language=ko");
              assertThat(named.headers()).containsEntry("Accept-language", "ja,en");
            },
            unnamed -> assertThat(unnamed.uri()).doesNotContain("language"));
  }

  @Test
  void another_version_of_the_policy_brings_its_notice_at_once() {
    Eventually.holds("the policy is there", () -> text(get(SCRIPT)).contains("hash-1"));
    notice(TestNotice.in("en", "New", "hash-2"), "\"n2\"");
    assertThat(text(get(SCRIPT))).contains("hash-1");

    service.publish(TestSite.snapshot(2, "opt-in", ""));

    Eventually.holds("the next notice", () -> text(get(SCRIPT)).contains("hash-2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"hash\": 1}", "<html>", "[]"})
  void the_script_goes_alone_where_there_is_no_notice(String garbage) {
    notice(garbage, "\"n1\"");

    HttpResponse<byte[]> answer = get(SCRIPT);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.body(), UTF_8)).isEqualTo("whole()");
  }

  @Test
  void who_has_chosen_and_who_takes_no_gzip_gets_no_notice() {
    assertThat(webapp.get(SCRIPT).body()).isEqualTo("whole()");
    assertThat(webapp.get(SCRIPT, "Accept-Encoding", "gzip;q=0").body()).isEqualTo("whole()");
    service.reply(
        "/widget/small.js",
        new Reply(200, Map.of("Content-Type", "text/javascript", "ETag", "\"s1\""), "small()"));
    assertThat(new String(get(SCRIPT, "Cookie", "consent-choices=pv=1&analytics=1").body(), UTF_8))
        .isEqualTo("small()");
    assertThat(service.seen(TestNotice.PATH)).isEmpty();
  }

  @Test
  void is_served_from_memory_while_the_service_is_down() {
    get(SCRIPT);
    service.stop();

    assertThat(text(get(SCRIPT))).contains("consentryNotice");
  }
}
