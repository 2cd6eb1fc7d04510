package dev.consentry.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Flyway is only passed over where it would have had nothing to do and nothing to say. */
class SchemaHistoryTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void what_flyway_has_done_is_complete(Database database) throws Exception {
    try (TestService service = TestService.start(database.settings())) {
      assertThat(isComplete(service)).isTrue();
    }
  }

  @Test
  void as_many_scripts_are_counted_as_there_are() throws Exception {
    Path scripts = Path.of(SchemaHistoryTest.class.getResource("/db/migration").toURI());

    try (Stream<Path> files = Files.list(scripts)) {
      assertThat(files).hasSize(SchemaHistory.SCRIPTS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from flyway_schema_history where version = '9'",
        "delete from flyway_schema_history where version = '3'",
        "update flyway_schema_history set success = false where version = '9'",
        "update flyway_schema_history set checksum = checksum + 1 where version = '2'",
        "update flyway_schema_history set checksum = null where version = '2'",
        "update flyway_schema_history set script = 'V5__elsewhere.sql' where version = '5'",
        "update flyway_schema_history set description = 'elsewhere' where version = '5'",
        "update flyway_schema_history set type = 'JDBC' where version = '2'",
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success)"
            + " select 10, '10', description, type, script, checksum, installed_by, 1, true"
            + " from flyway_schema_history where version = '9'"
      })
  void anything_else_is_not(String change) throws Exception {
    try (TestService service = TestService.start(Database.H2.settings())) {
      service.execute(change);

      assertThat(isComplete(service)).isFalse();
    }
  }

  @Test
  void a_script_that_was_changed_after_it_ran_still_stops_the_start() {
    Map<String, Object> settings = Map.of("consentry.data-directory", folder.toString());
    try (TestService service = TestService.start(settings)) {
      service.execute("update flyway_schema_history set checksum = 1 where version = '2'");
    }

    assertThatThrownBy(() -> TestService.start(settings).close())
        .hasStackTraceContaining("checksum mismatch for migration version 2");
  }

  @Test
  void a_neighbours_history_is_left_to_flyway() {
    Map<String, Object> settings = new HashMap<>(Database.POSTGRESQL.settings());
    try (TestService service = TestService.start(settings)) {
      service.execute("create schema app");
    }
    settings.compute("consentry.database.url", (name, url) -> url + "&currentSchema=app,public");

    // Which goes about making the schema anew, next to the other.
    assertThatThrownBy(() -> TestService.start(settings).close())
        .hasStackTraceContaining("schema \"vault\" already exists");
  }

  @Test
  void flyway_has_no_part_in_a_later_start() {
    Map<String, Object> settings = Map.of("consentry.data-directory", folder.toString());
    Logger flyway = (Logger) LoggerFactory.getLogger("org.flywaydb");
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    flyway.addAppender(said);
    flyway.setLevel(Level.INFO);
    try {
      TestService.start(settings).close();
      assertThat(said.list).isNotEmpty();

      said.list.clear();
      TestService.start(settings).close();
      assertThat(said.list).isEmpty();
    } finally {
      flyway.setLevel(null);
      flyway.detachAppender(said);
    }
  }

  private static boolean isComplete(TestService service) {
    return service.bean(Transactions.class).read(SchemaHistory::isComplete);
  }
}
