package dev.consentry.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.ConsentryServer;
import java.nio.file.Files;
import java.nio.file.Path;
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
    ProcessBuilder start =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dconsentry.data-directory=" + folder.resolve("data"),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ConsentryServer.class.getName(),
            "-consentry.polcy-changes=at-once");
    start.environment().put("CONSENTRY_DATABSE_URL", "jdbc:postgresql://elsewhere/secret");
    start.environment().put("MICRONAUT_CONFIG_FILES", file.toString());

    Process process = start.redirectErrorStream(true).directory(folder.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(output)
        .contains(
            "CONSENTRY_DATABSE_URL is no setting; did you mean CONSENTRY_DATABASE_URL?",
            "consentry.polcy-changes is no setting; did you mean consentry.policy-changes?",
            "consentry.retenton.every is no setting; did you mean consentry.retention.every?",
            "consentry.https is true or false: correct it")
        .doesNotContain("elsewhere", "perhaps");
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
