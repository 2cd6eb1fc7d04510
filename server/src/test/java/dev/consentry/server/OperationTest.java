package dev.consentry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.TestService.Answer;
import dev.consentry.server.database.Transactions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators rely on. */
class OperationTest {
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
        "http_server_requests_seconds_count",
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
  void a_service_of_the_version_before_runs_beside_a_schema_that_was_expanded() {
    Map<String, Object> shared = Database.POSTGRESQL.settings();
    try (TestService newer = TestService.start(shared)) {
      newer
          .bean(Transactions.class)
          .change(
              connection -> {
                try (Statement statement = connection.createStatement()) {
                  statement.execute("alter table consent_record add column later_thing text");
                  statement.execute(
                      "alter table policy_version add column later_number integer default 1 not"
                          + " null");
                  statement.execute("create table later_table (id integer primary key)");
                  statement.execute(
                      "insert into flyway_schema_history (installed_rank, version, description,"
                          + " type, script, checksum, installed_by, execution_time, success) values"
                          + " (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'later', 1,"
                          + " true)");
                }
              });
      try (TestService older = TestService.start(shared)) {
        String body =
            older.choices(
                "easycare",
                "ko",
                "accept-all",
                Map.of("analytics", true, "advertising", true, "preferences", true));

        assertThat(older.postJson("/v1/sites/easycare/choices", body).status()).isEqualTo(201);
        assertThat(newer.postJson("/v1/sites/easycare/choices", body).status()).isEqualTo(201);
        assertThat(newer.recordCount()).isEqualTo(2);
      }
    }
  }

  /** Read once for all names. */
  private static final class Metrics {
    static final String TEXT = read();

    private static String read() {
      try (TestService service = TestService.start(Database.H2.settings())) {
        service.get("/v1/sites/medit/notice");
        return service.get("/prometheus").response().body();
      }
    }
  }
}
