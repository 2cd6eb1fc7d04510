package dev.consentry.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.server.ConsentryServer;
import dev.consentry.server.TestService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema is made beside the rest of a start, and nothing gets ahead of it. */
class SchemaMigrationTest {
  private static final String DATA = "consentry.data-directory";
  private static final String LOCATIONS = "flyway.datasources.default.locations";

  @TempDir Path folder;

  @Test
  void what_needs_the_database_waits_for_the_schema() throws Exception {
    slowMigration();

    try (TestService service = TestService.start(settings())) {
      assertThat(service.dump("after_the_pause")).isEmpty();
      assertThat(service.get("/health/readiness").status()).isEqualTo(200);
      assertThat(service.get("/v1/sites/medit/notice").status()).isEqualTo(200);
    }
  }

  @Test
  void a_migration_that_fails_stops_the_start_and_is_named() throws Exception {
    migration("V9000__of_no_language.sql", "create nonsense;");

    assertThatThrownBy(() -> TestService.start(settings()).close())
        .hasStackTraceContaining("V9000__of_no_language.sql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "no"})
  void a_schema_that_others_look_after_is_left_alone(String enabled) {
    Map<String, Object> settings =
        Map.of(DATA, data().toString(), "flyway.datasources.default.enabled", enabled);

    assertThatThrownBy(() -> TestService.start(settings).close())
        .hasStackTraceContaining("not found (this database is empty)");
  }

  @Test
  void a_service_that_is_stopped_meanwhile_leaves_no_half_schema() throws Exception {
    slowMigration();
    Process process = start();
    while (Files.notExists(begun())) {
      assertThat(process.isAlive()).isTrue();
      TimeUnit.MILLISECONDS.sleep(10);
    }
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    try (TestService service = TestService.start(settings())) {
      assertThat(service.get("/v1/sites/medit/notice").status()).isEqualTo(200);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dmicronaut.server.port=-1",
            "-D" + DATA + "=" + data(),
            "-D" + LOCATIONS + "=" + locations(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ConsentryServer.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  /** The first of all migrations: until it is through, no table of the service is there. */
  private void slowMigration() throws IOException {
    migration(
        "V0_5__slow.sql",
        "create alias pause for \"java.lang.Thread.sleep(long)\"; call csvwrite('%s', 'select 1');"
                .formatted(begun())
            + " call pause(1500); create table after_the_pause (id int);");
  }

  private Path begun() {
    return folder.resolve("begun.csv");
  }

  private void migration(String name, String sql) throws IOException {
    Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(folder.resolve("migrations").resolve(name), sql);
  }

  private Map<String, Object> settings() {
    return Map.of(DATA, data().toString(), LOCATIONS, locations());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private String locations() {
    return "classpath:db/migration,filesystem:" + folder.resolve("migrations");
  }
}
