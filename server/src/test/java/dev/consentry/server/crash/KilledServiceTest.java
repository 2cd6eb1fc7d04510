package dev.consentry.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service on its embedded database, killed with SIGKILL in the midst of choices. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledServiceTest {
  private static final int FEW = 3;

  @TempDir Path folder;

  @Test
  void a_killed_service_starts_again_by_itself_and_has_all_that_it_acknowledged() throws Exception {
    Map<String, Object> settings = Map.of("consentry.data-directory", folder.toString());
    CrashRounds rounds = new CrashRounds();
    long acknowledged = 0;
    for (int round = CrashRounds.rounds("h2", FEW); round > 0; round--) {
      try (ServiceProcess service = ServiceProcess.start(folder, settings)) {
        acknowledged += rounds.verify(service);
        rounds.interrupt(service, service::kill);
      }
    }
    try (ServiceProcess service = ServiceProcess.start(folder, settings)) {
      acknowledged += rounds.verify(service);
      service.stop();
    }

    System.out.printf("Acknowledged and found: %d choices%n", acknowledged);
    assertThat(acknowledged).isPositive();
    String url =
        "jdbc:h2:file:%s/consentry;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            .formatted(folder);
    try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
      CrashRounds.verifyWhole(connection);
    }
  }
}
