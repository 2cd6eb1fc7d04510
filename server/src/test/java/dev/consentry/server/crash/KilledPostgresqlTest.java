package dev.consentry.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL, stopped at once ({@code immediate}) in the midst of choices, under a service that
 * stays.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledPostgresqlTest {
  private static final int FEW = 2;
  private static final int RECOVERY_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void when_postgresql_is_back_so_is_the_service_with_all_that_it_acknowledged() throws Exception {
    CrashRounds rounds = new CrashRounds();
    long acknowledged = 0;
    try (PostgresProcess database = PostgresProcess.start(folder)) {
      Map<String, Object> settings =
          Map.of(
              "consentry.database.url", database.url(), "consentry.database.username", "postgres");
      try (ServiceProcess service = ServiceProcess.start(folder, settings)) {
        for (int round = CrashRounds.rounds("postgresql", FEW); round > 0; round--) {
          rounds.interrupt(service, database::stopAtOnce);
          database.startAgain();
          awaitRecovery(service);
          acknowledged += rounds.verify(service);
        }
        service.stop();
      }
      System.out.printf("Acknowledged and found: %d choices%n", acknowledged);
      assertThat(acknowledged).isPositive();
      try (Connection connection = DriverManager.getConnection(database.url(), "postgres", "")) {
        CrashRounds.verifyWhole(connection);
      }
    }
  }

  /** The visitor's receipts come from the database: as long as it is away, so are they. */
  private static void awaitRecovery(ServiceProcess service)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(RECOVERY_SECONDS);
    while (service.get("/health").statusCode() != 200) {
      assertThat(System.nanoTime()).as("time until the service is well again").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
