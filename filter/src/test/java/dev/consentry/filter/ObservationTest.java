package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.Jmx;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestService.Reply;
import dev.consentry.filter.testing.TestService.Seen;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a webapp's filter tells of its cookies: to the service, to JMX, in a debug header. */
class ObservationTest {
  private static final String OBSERVATIONS = "/v1/sites/medit/observations";

  @TempDir Path directory;
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  private TestWebapp start(String... settings) {
    return TestWebapp.with(
        directory,
        service,
        webapp -> {
          for (int i = 0; i < settings.length; i += 2) {
            webapp.setting(settings[i], settings[i + 1]);
          }
          webapp.page(
              "/shop/*",
              (request, response) -> {
                response.addHeader("Set-Cookie", "_ga=a-secret");
                response.setHeader("X", "y");
                response.addCookie(new Cookie("_fbp", "a-secret"));
                response.addCookie(new Cookie("lang", "ko"));
                response.addHeader("Set-Cookie", "old=; Max-Age=0");
              });
        });
  }

  private List<String> sent() {
    return service.seen(OBSERVATIONS).stream().map(Seen::body).toList();
  }

  @Test
  void observe_tells_the_service_every_cookie_with_its_way_and_path_pattern_and_no_value() {
    service.reply(OBSERVATIONS, new Reply(204, Map.of(), ""));
    try (TestWebapp webapp = start("consentry.mode", "observe")) {
      assertThat(cookies(webapp.get("/shop/kim@medit.example"))).hasSize(4);
      service.publish(TestSite.snapshot());
      Eventually.holds("the observations arrive", () -> String.join("", sent()).contains("_fbp"));
    }

    assertThat(String.join("", sent()))
        .contains(
            "{\"cookie\":\"_ga\",\"outcome\":\"NOT_ANSWERED\",\"way\":\"addHeader\",\"path\":\"/shop/*\",\"count\":1}",
            "{\"cookie\":\"_fbp\",\"outcome\":\"NOT_ANSWERED\",\"way\":\"addCookie\",\"path\":\"/shop/*\",\"count\":1}",
            "{\"cookie\":\"lang\",\"outcome\":\"KEPT\",\"way\":\"addCookie\",\"path\":\"/shop/*\",\"count\":1}")
        .doesNotContain("secret", "kim@", "old");
  }

  @Test
  void enforce_tells_what_was_stripped_and_tries_again_when_the_service_does_not_take_it() {
    service.reply(OBSERVATIONS, Reply.json(503, "{}"));
    try (TestWebapp webapp = start()) {
      webapp.get("/shop/1");
      service.publish(TestSite.snapshot());
      Eventually.holds("the service refuses", () -> !sent().isEmpty());
      Eventually.holds(
          "JMX says so", () -> Jmx.attribute("ObservationState").toString().contains("status 503"));

      service.reply(OBSERVATIONS, new Reply(204, Map.of(), ""));
      int refused = sent().size();
      service.publish(TestSite.snapshot());
      Eventually.holds("it is sent again", () -> sent().size() > refused);

      assertThat(sent().get(refused))
          .contains("\"_ga\",\"outcome\":\"NOT_ANSWERED\"", "\"path\":\"\",\"count\":1")
          .doesNotContain("lang");
    }
  }

  @Test
  void what_the_service_has_not_heard_of_is_sent_when_the_webapp_is_taken_down() {
    service.reply(OBSERVATIONS, Reply.json(503, "{}"));
    try (TestWebapp webapp = start()) {
      webapp.get("/shop/1");
      service.reply(OBSERVATIONS, new Reply(204, Map.of(), ""));
    }

    assertThat(sent()).isNotEmpty();
    assertThat(sent().get(sent().size() - 1)).contains("\"_ga\"", "\"_fbp\"");
  }

  @Test
  void a_service_that_is_down_delays_no_undeployment_for_long() {
    TestWebapp webapp = start();
    webapp.get("/shop/1");
    service.stop();

    assertTimeoutPreemptively(Duration.ofSeconds(20), webapp::close);
    assertThat(Jmx.names()).isEmpty();
  }

  @Test
  void jmx_shows_the_filter_while_the_webapp_runs_and_not_behind_it() {
    try (TestWebapp webapp = start("consentry.enforce-purposes", "advertising")) {
      assertThat(cookies(webapp.get("/shop/1"))).noneMatch(line -> line.startsWith("_fbp"));

      assertThat(Jmx.attribute("Site")).isEqualTo("medit");
      assertThat(Jmx.attribute("Mode")).isEqualTo("enforce advertising");
      assertThat(Jmx.attribute("PolicyVersion")).isEqualTo(1);
      assertThat(Jmx.attribute("PolicyState").toString()).contains("up to date");
      assertThat(Jmx.attribute("CommitGuard")).isEqualTo("Tomcat");
      assertThat(Jmx.attribute("StrippedCookies")).isEqualTo(1L);
      assertThat(Jmx.attribute("TokensPutOff")).isEqualTo(0L);
      assertThat(Jmx.attribute("Findings").toString())
          .contains("_fbp NOT_ANSWERED addCookie /shop/*");
    }
    assertThat(Jmx.names()).isEmpty();
  }

  @Test
  void the_debug_header_is_there_only_when_a_setting_asks_for_it() {
    try (TestWebapp webapp = start("consentry.debug-header", "on")) {
      assertThat(webapp.get("/shop/1").headers().allValues("Consentry-Debug"))
          .containsExactly(
              "enforce; policy=1; stripped _ga NOT_ANSWERED; stripped _fbp NOT_ANSWERED");
    }
    try (TestWebapp webapp = start("consentry.debug-header", "off")) {
      assertThat(webapp.get("/shop/1").headers().allValues("Consentry-Debug")).isEmpty();
    }
  }
}
