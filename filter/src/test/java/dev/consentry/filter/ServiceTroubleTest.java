package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestService.Reply;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a webapp does while the service is down, slow or lying. */
class ServiceTroubleTest {
  private static final String ENFORCEMENT = "/v1/sites/medit/enforcement";

  @TempDir Path directory;
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  private TestWebapp start() {
    return TestWebapp.with(directory, service, ServiceTroubleTest::pages);
  }

  private static void pages(TestWebapp webapp) {
    webapp.page(
        "/",
        (request, response) -> {
          response.addHeader("Set-Cookie", "lang=ko");
          response.addHeader("Set-Cookie", "_ga=1");
          response.addHeader("Set-Cookie", "JSESSIONID=1");
        });
  }

  private static List<String> visit(TestWebapp webapp) {
    return cookies(
        webapp.get(
            "/",
            "Cookie",
            "consent="
                + TestSite.token("analytics")
                + "; consent-choices=pv=1&analytics=1&advertising=0"));
  }

  @Test
  void a_webapp_that_starts_while_the_service_is_down_is_essential_only_until_it_is_back() {
    service.stop();
    try (TestWebapp webapp = start()) {
      assertThat(webapp.isRunning()).isTrue();
      assertThat(visit(webapp)).containsExactly("JSESSIONID=1");

      service.start();
      Eventually.holds("the policy arrives", () -> visit(webapp).contains("_ga=1"));
      assertThat(visit(webapp)).containsExactly("lang=ko", "_ga=1", "JSESSIONID=1");
    }
  }

  @Test
  void a_webapp_goes_on_with_the_last_snapshot_when_the_service_goes_down() {
    try (TestWebapp webapp = start()) {
      assertThat(visit(webapp)).contains("_ga=1");
      service.stop();
      assertThat(visit(webapp)).containsExactly("lang=ko", "_ga=1", "JSESSIONID=1");
    }
  }

  @Test
  void a_webapp_that_starts_while_the_service_is_down_begins_with_the_disk_copy() {
    start().close();
    service.stop();
    try (TestWebapp webapp = start()) {
      assertThat(visit(webapp)).containsExactly("lang=ko", "_ga=1", "JSESSIONID=1");
    }
  }

  @Test
  void a_broken_disk_copy_is_not_used_and_is_mended() throws IOException {
    start().close();
    Path copy = directory.resolve("cache/consentry-medit.snapshot");
    byte[] whole = Files.readAllBytes(copy);
    Files.write(copy, new byte[] {'x'});
    service.stop();
    try (TestWebapp webapp = start()) {
      assertThat(visit(webapp)).containsExactly("JSESSIONID=1");
      service.start();
      Eventually.holds("the policy arrives", () -> visit(webapp).contains("_ga=1"));
    }
    assertThat(copy).hasBinaryContent(whole);
  }

  @Test
  void a_cache_directory_that_cannot_be_written_stops_nothing() throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("cache"), "a file where the directory should be");
    try (TestWebapp webapp = start()) {
      assertThat(visit(webapp)).contains("_ga=1");
    }
  }

  @Test
  void a_published_change_is_picked_up_at_once_and_asked_again() {
    try (TestWebapp webapp = start()) {
      assertThat(visit(webapp)).contains("_ga=1");
      service.publish(TestSite.snapshot(2, "opt-in", ""));

      Eventually.holds("analytics is refused", () -> !visit(webapp).contains("_ga=1"));
      assertThat(visit(webapp))
          .anyMatch(line -> line.startsWith("consent-choices=pv=1&advertising=0&ask=analytics;"));
    }
  }

  @Test
  void a_revocation_is_picked_up_and_takes_consent_choices_along() {
    try (TestWebapp webapp = start()) {
      assertThat(visit(webapp)).contains("_ga=1");
      service.publish(
          TestSite.snapshot(
              1, "opt-in", "\"revoked\": [\"" + TestSite.hash(TestSite.RECORD_ID) + "\"],"));

      Eventually.holds("analytics is refused", () -> !visit(webapp).contains("_ga=1"));
      assertThat(visit(webapp)).anyMatch(line -> line.startsWith("consent-choices=; Max-Age=0"));
    }
  }

  @Test
  void a_key_that_is_withdrawn_takes_its_tokens_along() {
    try (TestWebapp webapp = start()) {
      assertThat(visit(webapp)).contains("_ga=1");
      service.publish(
          TestSite.snapshot()
              .replace(TestSite.jwk(TestSite.SIGNER), TestSite.jwk(TestSite.FOREIGN_SIGNER)));

      Eventually.holds("the token counts as none", () -> !visit(webapp).contains("_ga=1"));
    }
  }

  static List<Reply> garbage() {
    String good = TestSite.snapshot(2, "opt-out", "");
    return List.of(
        Reply.json(500, good),
        Reply.json(302, good),
        Reply.json(200, good.substring(0, good.length() / 2)),
        Reply.json(200, good.replace("\"medit\"", "\"easycare\"")),
        Reply.json(200, ""),
        new Reply(200, Map.of("Content-Type", "text/html"), "<html>Wi-Fi login</html>"));
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbage_leaves_the_last_good_snapshot_in_force_and_the_webapp_recovers(Reply reply) {
    try (TestWebapp webapp = start()) {
      assertThat(visit(webapp)).contains("_ga=1");
      service.reply(ENFORCEMENT, reply);
      service.publish(TestSite.snapshot()); // lets the question that is being held come back
      int before = service.seen(ENFORCEMENT).size();
      Eventually.holds("it was asked again", () -> service.seen(ENFORCEMENT).size() > before + 2);
      assertThat(visit(webapp)).containsExactly("lang=ko", "_ga=1", "JSESSIONID=1");

      service.publish(TestSite.snapshot(2, "opt-in", ""));
      service.forget(ENFORCEMENT);
      Eventually.holds("the new policy arrives", () -> !visit(webapp).contains("_ga=1"));
    }
  }

  @Test
  void an_undeployed_webapp_leaves_no_thread_behind() {
    start().close();

    Eventually.holds(
        "the threads have ended",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("consentry-")));
  }
}
