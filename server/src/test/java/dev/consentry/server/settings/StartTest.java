package dev.consentry.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.ConsentryServer;
import dev.consentry.server.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as an operator starts it, with settings that do not hold. */
class StartTest {
  @TempDir Path folder;

  @Test
  void mistyped_settings_stop_the_start_before_anything_is_begun() throws Exception {
    Path file = folder.resolve("consentry.yml");
    Files.writeString(file, "consentry:\n  retenton:\n    every: 2d\n  https: perhaps\n");
    ProcessBuilder start = start(folder.resolve("data"), "-consentry.polcy-changes=at-once");
    start.environment().put("CONSENTRY_DATABSE_URL", "jdbc:postgresql://elsewhere/secret");
    start.environment().put("MICRONAUT_CONFIG_FILES", file.toString());

    assertThat(failed(start))
        .contains(
            "CONSENTRY_DATABSE_URL is no setting; did you mean CONSENTRY_DATABASE_URL?",
            "consentry.polcy-changes is no setting; did you mean consentry.policy-changes?",
            "consentry.retenton.every is no setting; did you mean consentry.retention.every?",
            "consentry.https is true or false: correct it")
        .doesNotContain("elsewhere", "perhaps", "\tat ");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void a_folder_in_which_nothing_can_be_stored_is_said_in_one_line() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThat(failed(start(file.resolve("data"))).lines().toList())
        .singleElement()
        .asString()
        .contains("Consentry does not start", "Check that consentry.data-directory is a folder");
  }

  @Test
  void a_database_that_another_process_has_open_is_said_in_one_line() throws Exception {
    Path data = folder.resolve("data");
    try (TestService other =
        TestService.start(Map.of("consentry.data-directory", data.toString()))) {
      assertThat(other.recordCount()).isZero();
      assertThat(failed(start(data)).lines().toList())
          .singleElement()
          .asString()
          .contains("another process has the embedded database open");
    }
  }

  @Test
  void a_database_that_does_not_answer_is_said_in_one_line() throws Exception {
    assertThat(
            failed(
                    start(
                        folder.resolve("data"),
                        "-consentry.database.url=jdbc:postgresql://127.0.0.1:1/consentry"))
                .lines()
                .toList())
        .singleElement()
        .asString()
        .contains("the database does not answer", "consentry.database.url");
  }

  private static ProcessBuilder start(Path data, String... settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dconsentry.data-directory=" + data);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(ConsentryServer.class.getName());
    command.add("-micronaut.server.port=-1");
    command.addAll(List.of(settings));
    return new ProcessBuilder(command);
  }

  /** What a start that fails says. */
  private String failed(ProcessBuilder start) throws Exception {
    Process process = start.redirectErrorStream(true).directory(folder.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    return output;
  }
}
