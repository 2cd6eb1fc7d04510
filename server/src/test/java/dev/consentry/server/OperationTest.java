package dev.consentry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.TestService.Answer;
import dev.consentry.server.consent.PausedLedger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators rely on. */
class OperationTest {
  private static final String VISITOR = "/v1/sites/easycare/visitor";

  @Test
  void readiness_fails_with_the_database_while_the_process_lives() throws Exception {
    EmbeddedPostgres database = EmbeddedPostgres.builder().start();
    Map<String, Object> settings = new HashMap<>();
    settings.put("consentry.database.url", database.getJdbcUrl("postgres", "postgres"));
    settings.put("consentry.database.username", "postgres");
    settings.put("datasources.default.connection-timeout", "1000");
    try (TestService service = TestService.start(settings)) {
      assertThat(service.get("/health/readiness").status()).isEqualTo(200);
      assertThat(service.get("/v1/sites/medit/notice").status()).isEqualTo(200);

      database.close();

      assertThat(service.get("/health/readiness").status()).isEqualTo(503);
      assertThat(service.get("/health/readiness").response().body())
          .doesNotContain("jdbc", "localhost");
      assertThat(service.get("/health/liveness").status()).isEqualTo(200);
      assertThat(service.get("/v1/sites/medit/notice").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http_server_requests_seconds_count{method=\"GET\",status=\"200\",uri=\"/v1/sites/{site}/notice\"}",
        "http_server_requests_seconds_count{method=\"GET\",status=\"404\",uri=\"/v1/sites/{site}/notice\"}",
        "http_server_requests_seconds_sum{method=\"GET\",status=\"404\",uri=\"UNMATCHED_URI\"}",
        "http_server_requests_seconds_max{method=\"GET\",status=\"401\",uri=\"/v1/admin/keys\"}",
        "hikaricp_connections_active",
        "jvm_memory_used_bytes",
        "process_uptime_seconds",
        "consentry_sites 5.0",
        "consentry_filters_waiting",
        "consentry_deliveries_waiting 0.0"
      })
  void metrics_have_the_documented_names(String name) {
    assertThat(Metrics.TEXT).contains(name);
  }

  @Test
  void stopping_answers_filters_that_wait_with_what_they_have() throws Exception {
    TestService service = TestService.start(Database.H2.settings());
    Answer before = service.get("/v1/sites/medit/enforcement");
    CompletableFuture<Answer> filter =
        CompletableFuture.supplyAsync(
            () ->
                service.get(
                    "/v1/sites/medit/enforcement?wait=30", "If-None-Match", before.header("ETag")));
    while (!service
        .get("/prometheus")
        .response()
        .body()
        .contains("consentry_filters_waiting 1.0")) {
      Thread.sleep(20);
    }

    service.close();

    assertThat(filter.get().status()).isEqualTo(304);
  }

  @Test
  void stopping_finishes_the_choice_that_was_accepted() throws Exception {
    Map<String, Object> settings = Database.H2.settings();
    TestService service = TestService.start(settings);
    PausedLedger.Pause pause = service.bean(PausedLedger.class).pauseNext();
    CompletableFuture<Answer> choice = CompletableFuture.supplyAsync(() -> choose(service));
    pause.awaitReached();
    CompletableFuture<Void> stop = CompletableFuture.runAsync(service::close);
    TimeUnit.MILLISECONDS.sleep(500);
    assertThat(stop).as("stopping waits for the choice").isNotDone();
    pause.end();

    assertThat(choice.get().status()).isEqualTo(201);
    stop.get();
    try (TestService again = TestService.start(settings)) {
      assertThat(again.recordCount()).isEqualTo(1);
    }
  }

  @Test
  void while_the_next_release_expands_the_schema_the_one_before_goes_on_and_can_come_back()
      throws Exception {
    Map<String, Object> shared = Database.POSTGRESQL.settings();
    Map<String, Object> ofNextRelease = new HashMap<>(shared);
    ofNextRelease.put(
        "flyway.datasources.default.locations", "classpath:db/migration,classpath:later");
    try (TestService older = TestService.start(shared)) {
      String token = (String) choose(older).json().get("token");
      AtomicBoolean upgraded = new AtomicBoolean();
      CompletableFuture<Long> visitors =
          CompletableFuture.supplyAsync(() -> chooseUntil(older, upgraded));
      try (TestService newer = TestService.start(ofNextRelease)) {
        assertThat(newer.dump("later_table")).isEmpty();
        assertThat(choose(newer).status()).isEqualTo(201);
        upgraded.set(true);
        long chosen = visitors.get();

        assertThat(chosen).as("choices at the older one meanwhile").isPositive();
        assertThat(newer.recordCount()).isEqualTo(chosen + 2);
        for (TestService each : List.of(older, newer)) {
          assertThat(each.get(VISITOR, "Authorization", "Bearer " + token).status()).isEqualTo(200);
        }
        assertThat(newer.publish("medit", TestService.definition("medit"), "").status())
            .isEqualTo(201);
      }
    }
    try (TestService back = TestService.start(shared)) {
      assertThat(choose(back).status()).isEqualTo(201);
      assertThat(back.get("/v1/sites/medit/notice").object("notice"))
          .containsEntry("policyVersion", 2);
    }
  }

  private static long chooseUntil(TestService service, AtomicBoolean over) {
    long chosen = 0;
    while (!over.get()) {
      assertThat(choose(service).status()).isEqualTo(201);
      chosen++;
    }
    return chosen;
  }

  private static Answer choose(TestService service) {
    return service.postJson(
        "/v1/sites/easycare/choices",
        service.choices(
            "easycare",
            "ko",
            "accept-all",
            Map.of("analytics", true, "advertising", true, "preferences", true)));
  }

  /** Read once for all names. */
  private static final class Metrics {
    static final String TEXT = read();

    private static String read() {
      try (TestService service = TestService.start(Database.H2.settings())) {
        List.of(
                "/v1/sites/medit/notice",
                "/v1/sites/nowhere/notice",
                "/v2/anything",
                "/v1/admin/keys")
            .forEach(service::get);
        String metrics = "";
        for (int i = 0; i < 100 && !metrics.contains("deliveries_waiting 0"); i++) {
          Thread.sleep(50);
          metrics = service.get("/prometheus").response().body();
        }
        return metrics;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
