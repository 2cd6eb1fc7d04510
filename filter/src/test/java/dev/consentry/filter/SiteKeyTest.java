package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.Jmx;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestService.Reply;
import dev.consentry.filter.testing.TestWebapp;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the service knows a site's filters. */
class SiteKeyTest {
  private static final String ENFORCEMENT = "/v1/sites/medit/enforcement";
  private static final String KEY = "0123456789abcdef0123456789";

  @TempDir Path directory;
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  private TestWebapp start() {
    return TestWebapp.with(
        directory,
        service,
        webapp -> {
          webapp.setting("consentry.site-key", KEY);
          webapp.page("/", (request, response) -> response.addHeader("Set-Cookie", "lang=ko"));
        });
  }

  @Test
  void the_key_goes_with_every_request_to_the_service_and_into_no_message() {
    try (TestWebapp webapp = start()) {
      webapp.get("/.consent/notice");

      assertThat(service.seen("/v1/sites/medit/"))
          .hasSizeGreaterThan(1)
          .allSatisfy(
              request -> assertThat(request.headers()).containsEntry("Consentry-site-key", KEY));
      assertThat(Jmx.attribute("PolicyState").toString()).doesNotContain(KEY);
    }
  }

  @Test
  void a_filter_whose_key_does_not_hold_says_so_and_lets_essential_cookies_through_only() {
    service.reply(ENFORCEMENT, Reply.json(401, "{}"));
    try (TestWebapp webapp = start()) {
      assertThat(cookies(webapp.get("/"))).isEmpty();
      assertThat(Jmx.attribute("PolicyState").toString())
          .contains("set site-key to one that its officer made", "only essential cookies")
          .doesNotContain(KEY);

      service.forget(ENFORCEMENT);
      Eventually.holds("the policy arrives", () -> !cookies(webapp.get("/")).isEmpty());
    }
  }
}
