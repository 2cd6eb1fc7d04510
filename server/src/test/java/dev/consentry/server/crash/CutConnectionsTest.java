package dev.consentry.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import dev.consentry.server.random.Bits128;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL that cuts the service's connections in the midst of their transactions. */
@Timeout(120)
class CutConnectionsTest {
  private static final String PATH = "/v1/sites/medit/choices";
  private static final int CUTS = 15;
  private static final String CUT =
      "select pg_terminate_backend(pid) from pg_stat_activity"
          + " where datname = current_database() and pid <> pg_backend_pid()";

  private final Map<String, Object> settings = Database.POSTGRESQL.settings();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean goOn = new AtomicBoolean(true);

  @Test
  void what_is_acknowledged_while_connections_are_cut_is_there_and_the_service_goes_on()
      throws Exception {
    try (TestService service = TestService.start(settings)) {
      String body =
          service.choices(
              "medit",
              "en",
              "accept-all",
              Map.of("analytics", true, "advertising", true, "preferences", true));
      List<Thread> visitors = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Thread visitor = new Thread(() -> answer(service, body));
        visitor.start();
        visitors.add(visitor);
      }
      cutConnections();
      goOn.set(false);
      for (Thread visitor : visitors) {
        visitor.join();
      }

      assertThat(service.postJson(PATH, body).status()).isEqualTo(201);
      assertThat(answers)
          .isNotEmpty()
          .allSatisfy(answer -> assertThat(answer.status()).isIn(201, 503));
      String bearers = service.dump("vault.bearer");
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 201)
          .isNotEmpty()
          .allSatisfy(answer -> assertThat(bearers).contains(recordHash(answer)));
    }
  }

  private void answer(TestService service, String body) {
    while (goOn.get()) {
      answers.add(service.postJson(PATH, body));
    }
  }

  private void cutConnections() throws SQLException, InterruptedException {
    String url = (String) settings.get("consentry.database.url");
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < CUTS; i++) {
        TimeUnit.MILLISECONDS.sleep(40);
        statement.execute(CUT);
      }
    }
  }

  /** As the database shows 128 bits. */
  private static String recordHash(Answer answer) {
    String token = (String) answer.json().get("token");
    return Bits128.read(TestService.recordHash(token)).toString();
  }
}
