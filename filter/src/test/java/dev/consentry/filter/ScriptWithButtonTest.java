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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that brings along what the permanent button says, over real HTTP on both sides. */
class ScriptWithButtonTest {
  private static final String SCRIPT = "/.consent/widget.js";
  private static final String[] CHOSEN = {"Cookie", "consent-choices=pv=1&analytics=1"};
  private static final String[] NO_GZIP = {CHOSEN[0], CHOSEN[1], "Accept-Encoding", "identity"};
  private static final String BROUGHT =
      "\n;var consentryButton={\"ko\":\"설정\",\"en\":\"Privacy\"};button()";

  @TempDir Path directory;
  private TestService service;
  private TestWebapp webapp;

  @BeforeEach
  void start() {
    service = new TestService();
    script("small");
    script("whole");
    script("button");
    service.publish(saying("\"ko\": \"설정\", \"en\": \"Privacy\""));
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

  private void script(String name) {
    Map<String, String> headers =
        Map.of("Content-Type", "text/javascript", "ETag", '"' + name + "1\"");
    service.reply("/widget/" + name + ".js", new Reply(200, headers, name + "()"));
  }

  private static String saying(String words) {
    return TestSite.snapshot(1, "opt-in", "\"permanentButton\": {" + words + "},");
  }

  private HttpResponse<byte[]> get(String... headers) {
    return webapp.send(
        webapp.request(SCRIPT, headers).header("Accept-Encoding", "br, gzip").GET(),
        BodyHandlers.ofByteArray());
  }

  private static String etag(HttpResponse<?> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void who_has_chosen_gets_the_words_with_the_small_script() {
    HttpResponse<byte[]> answer = get(CHOSEN);

    assertThat(text(answer)).isEqualTo("small()" + BROUGHT);
    assertThat(etag(answer)).matches("\"small1-b1-[0-9a-f]{1,8}\"");
    assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=300");
  }

  @Test
  void is_not_sent_again_to_who_has_it() {
    HttpResponse<byte[]> again = get(CHOSEN[0], CHOSEN[1], "If-None-Match", etag(get(CHOSEN)));

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.headers().firstValue("Cache-Control")).contains("private, max-age=300");
  }

  @Test
  void who_takes_no_gzip_gets_the_words_too() {
    HttpResponse<String> answer = webapp.get(SCRIPT, NO_GZIP);

    assertThat(answer.body()).isEqualTo("small()" + BROUGHT);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(etag(answer)).endsWith("-plain\"");
  }

  @Test
  void who_is_asked_gets_the_words_before_the_notice() {
    service.reply(
        TestNotice.PATH,
        new Reply(
            200,
            Map.of("Content-Type", "application/json", "ETag", "\"n1\""),
            TestNotice.english()));

    assertThat(text(get()))
        .isEqualTo("whole()" + BROUGHT + "\n;var consentryNotice=" + TestNotice.english());
    service.forget(TestNotice.PATH);
    assertThat(text(get("Accept-Language", "ja"))).isEqualTo("whole()" + BROUGHT);
  }

  @Test
  void the_next_policy_brings_its_own_words_or_none() {
    service.publish(saying("\"en\": \"Choices\""));
    Eventually.holds("its words", () -> text(get(CHOSEN)).contains("{\"en\":\"Choices\"}"));

    service.publish(TestSite.snapshot());
    Eventually.holds("none", () -> new String(get(CHOSEN).body(), UTF_8).equals("small()"));
  }

  @Test
  void the_script_goes_alone_where_the_part_is_not_to_be_had() {
    service.forget("/widget/button.js");

    assertThat(new String(get(CHOSEN).body(), UTF_8)).isEqualTo("small()");
  }
}
