package dev.consentry.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.TestService;
import dev.consentry.server.WatchedLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes and comes back, seen from outside and in the log. */
@Timeout(180)
class OutageTest {
  @TempDir Path folder;

  @Test
  void an_outage_is_said_once_and_its_end_too_and_what_is_in_memory_is_answered() throws Exception {
    try (PostgresProcess database = PostgresProcess.start(folder)) {
      Map<String, Object> settings = new HashMap<>();
      settings.put("consentry.database.url", database.url());
      settings.put("consentry.database.username", "postgres");
      settings.put("datasources.default.connection-timeout", "1000");
      WatchedLog log = new WatchedLog();
      try (TestService service = TestService.start(settings)) {
        database.stopAtOnce();

        assertThat(service.get("/v1/sites/medit/notice").status()).isEqualTo(200);
        assertThat(service.get("/v1/sites/nobody/notice").status()).isEqualTo(404);
        assertThat(service.get("/health/readiness").status()).isEqualTo(503);
        assertThat(service.get("/health/liveness").status()).isEqualTo(200);
        assertThat(service.getAsAdministrator("/v1/admin/access-log").status()).isEqualTo(503);
        TimeUnit.SECONDS.sleep(5);
        awaitNoCount(service);

        assertThat(log.withCause())
            .as("causes in the log after many seconds")
            .singleElement()
            .asString()
            .contains("said once");

        database.startAgain();
        awaitReady(service);
        TimeUnit.SECONDS.sleep(2);
        assertThat(log.saying("again, after")).hasSize(1);
        assertThat(log.withCause()).hasSize(1);
      } finally {
        log.close();
      }
    }
  }

  /** Metrics are answered at once meanwhile, without what only the database knows. */
  private static void awaitNoCount(TestService service) throws InterruptedException {
    String metrics = "";
    for (int i = 0; i < 75 && !metrics.contains("consentry_deliveries_waiting NaN"); i++) {
      TimeUnit.MILLISECONDS.sleep(200);
      long asked = System.nanoTime();
      metrics = service.get("/prometheus").response().body();
      assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.MILLISECONDS.toNanos(900));
    }
    assertThat(metrics).contains("consentry_deliveries_waiting NaN", "consentry_sites 5.0");
  }

  private static void awaitReady(TestService service) throws InterruptedException {
    for (int i = 0; i < 100 && service.get("/health/readiness").status() != 200; i++) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    assertThat(service.get("/health/readiness").status()).isEqualTo(200);
  }
}
