package dev.consentry.filter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestWebapp;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running webapp in Micrometer. */
class MicrometerTest {
  @TempDir Path directory;
  private final TestService service = new TestService();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void listen() {
    Metrics.addRegistry(registry);
  }

  @AfterEach
  void stop() {
    Metrics.removeRegistry(registry);
    service.close();
  }

  private TestWebapp start() {
    return TestWebapp.with(
        directory,
        service,
        webapp ->
            webapp.page(
                "/",
                (request, response) -> {
                  response.addHeader("Set-Cookie", "_ga=1");
                  response.addHeader("Set-Cookie", "promo=1");
                  response.addHeader("Set-Cookie", "promo2=1");
                }));
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).functionCounter().count();
  }

  private double gauge(String name) {
    return registry.get(name).tags("site", "medit", "context", "/").gauge().value();
  }

  @Test
  void counts_and_state_are_there_while_the_webapp_runs_and_not_behind_it() {
    try (TestWebapp webapp = start()) {
      webapp.get("/");

      assertThat(count("consentry.cookies", "outcome", "undeclared", "site", "medit")).isEqualTo(2);
      assertThat(count("consentry.cookies", "outcome", "not_answered")).isEqualTo(1);
      assertThat(count("consentry.cookies", "outcome", "refused")).isZero();
      assertThat(count("consentry.cookies.stripped")).isEqualTo(3);
      assertThat(count("consentry.tokens.put.off")).isZero();
      assertThat(gauge("consentry.policy.version")).isEqualTo(1);
      assertThat(gauge("consentry.policy.age")).isNotNegative();
      assertThat(gauge("consentry.service.up")).isEqualTo(1);
    }
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void a_service_that_is_down_shows() {
    try (TestWebapp webapp = start()) {
      service.stop();
      webapp.get("/");

      Eventually.holds("the service is down", () -> gauge("consentry.service.up") == 0);
      assertThat(gauge("consentry.policy.version")).isEqualTo(1);
    }
    service.stop();
    try (TestWebapp webapp = TestWebapp.with(directory.resolve("new"), service, more -> {})) {
      assertThat(webapp.isRunning()).isTrue();
      assertThat(gauge("consentry.policy.version")).isZero();
      assertThat(gauge("consentry.policy.age")).isNaN();
    }
  }

  @Test
  void no_tag_tells_a_cookie_or_a_path() {
    try (TestWebapp webapp = start()) {
      webapp.get("/?who=kim");

      Set<String> tags = new TreeSet<>();
      for (Meter meter : registry.getMeters()) {
        meter.getId().getTags().forEach(tag -> tags.add(tag.getKey() + "=" + tag.getValue()));
      }
      assertThat(tags)
          .containsExactly(
              "context=/",
              "outcome=changed_since",
              "outcome=gpc_signal",
              "outcome=kept",
              "outcome=no_policy",
              "outcome=not_answered",
              "outcome=part_refused",
              "outcome=refused",
              "outcome=revoked",
              "outcome=undeclared",
              "site=medit");
    }
  }
}
