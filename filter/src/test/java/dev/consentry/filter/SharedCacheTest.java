package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Nginx;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a real nginx in front stores. A careless one was told to store answers with cookies too; the
 * bare webapp shows that it then does.
 */
class SharedCacheTest {
  @TempDir static Path directory;
  private static TestService service;
  private static TestWebapp webapp;
  private static TestWebapp bare;
  private static Nginx cache;
  private static Nginx careless;
  private static Nginx bareCache;

  @BeforeAll
  static void start() {
    if (!Nginx.isThere()) {
      String reason =
          "Skipped: no nginx on this machine; install Debian's package nginx to run it.";
      System.out.println("SharedCacheTest: " + reason);
      Assumptions.abort(reason);
    }
    service = new TestService();
    webapp = TestWebapp.with(directory.resolve("guarded"), service, SharedCacheTest::pages);
    bare = TestWebapp.bare(directory.resolve("bare"), SharedCacheTest::pages);
    cache = Nginx.before(directory.resolve("nginx"), webapp, false);
    careless = Nginx.before(directory.resolve("careless"), webapp, true);
    bareCache = Nginx.before(directory.resolve("nginx-bare"), bare, true);
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable part : Arrays.asList(cache, careless, bareCache, webapp, bare, service)) {
      try {
        if (part != null) {
          part.close();
        }
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  private static void pages(TestWebapp more) {
    more.page(
        "/plain", (request, response) -> response.setHeader("Cache-Control", "public, max-age=60"));
    more.page(
        "/public",
        (request, response) -> {
          response.setHeader("Cache-Control", "public, max-age=60");
          response.addHeader("Set-Cookie", "_ga=1");
          response.getWriter().print(request.getHeader("Cookie"));
        });
    more.page(
        "/accel",
        (request, response) -> {
          response.setHeader("X-Accel-Expires", "60");
          response.addHeader("Set-Cookie", "_ga=1");
        });
  }

  private static String cacheStatus(HttpResponse<?> answer) {
    return answer.headers().firstValue("X-Cache").orElseThrow();
  }

  @Test
  void what_is_the_same_for_everybody_is_stored() {
    cache.get("/plain");

    assertThat(cacheStatus(cache.get("/plain"))).isEqualTo("HIT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/public", "/accel"})
  void without_the_filter_one_visitors_cookie_is_handed_to_the_next(String path) {
    bareCache.get(path);
    HttpResponse<String> next = bareCache.get(path);

    assertThat(cacheStatus(next)).isEqualTo("HIT");
    assertThat(cookies(next)).containsExactly("_ga=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/public", "/accel"})
  void an_answer_that_was_stripped_or_expires_a_cookie_is_stored_by_no_cache(String path) {
    for (Nginx nginx : List.of(cache, careless)) {
      for (String cookie : List.of("lang=ko", "_ga=1", "_ga=1", "lang=en")) {
        HttpResponse<String> answer = nginx.get(path, "Cookie", cookie);
        assertThat(cacheStatus(answer)).isNotEqualTo("HIT");
        assertThat(cookies(answer)).doesNotContain("_ga=1");
        assertThat(answer.body()).doesNotContain("_ga=1");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/public", "/accel"})
  void one_visitors_consent_does_not_reach_the_next(String path) {
    String granted =
        "consent="
            + TestSite.token("analytics")
            + "; consent-choices=pv=1&analytics=1&advertising=0";
    for (String cookie : List.of(granted, "lang=ko", granted, "lang=ko")) {
      HttpResponse<String> answer = cache.get(path, "Cookie", cookie);
      assertThat(cacheStatus(answer)).isNotEqualTo("HIT");
      assertThat(cookies(answer).contains("_ga=1")).isEqualTo(cookie.equals(granted));
    }
  }
}
