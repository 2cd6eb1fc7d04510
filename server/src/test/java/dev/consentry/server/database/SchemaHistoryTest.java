package dev.consentry.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "delete from flyway_schema_history where version = '8'",
        "delete from flyway_schema_history where version = '3'",
        "update flyway_schema_history set success = false where version = '8'",
        "update flyway_schema_history set checksum = checksum + 1 where version = '2'",
        "update flyway_schema_history set checksum = null where version = '2'",
        "update flyway_schema_history set script = 'V5__elsewhere.sql' where version = '5'",
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " values (9, '9', 'later', 'SQL', 'V8__parts.sql', 'sa', 1, true)"
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

  private static boolean isComplete(TestService service) {
    return service.bean(Transactions.class).read(SchemaHistory::isComplete);
  }
}
