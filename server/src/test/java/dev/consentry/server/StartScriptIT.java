package dev.consentry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/consentry-server} with the packaged service, as an operator installs it. */
class StartScriptIT {
  private static final int LONGEST_START_SECONDS = 90;
  private static final int LONGEST_STOP_SECONDS = 30;
  private static final int ENDED_BY_SIGTERM = 143;

  @TempDir Path folder;

  @BeforeEach
  void install() throws IOException {
    assumeTrue(File.separatorChar == '/', "The script is one for a POSIX shell.");
    Files.createDirectories(folder.resolve("target"));
    Files.createDirectories(folder.resolve("bin"));
    Files.copy(Path.of("bin/consentry-server"), folder.resolve("bin/consentry-server"));
    Files.copy(
        Path.of("target/consentry-server.jar"), folder.resolve("target/consentry-server.jar"));
    Files.createSymbolicLink(folder.resolve("target/lib"), Path.of("target/lib").toAbsolutePath());
  }

  @Test
  void makes_an_archive_and_starts_with_it() throws Exception {
    Process archiving = script(folder, "bin/consentry-server", "archive");
    assertThat(archiving.waitFor(LONGEST_START_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(archiving.exitValue()).as(output()).isZero();
    assertThat(folder.resolve("target/consentry-server.jsa")).isNotEmptyFile();

    int port = freePort();
    // By the name of the script alone, from its own folder.
    Process service =
        script(
            folder.resolve("bin"),
            "consentry-server",
            "-consentry.data-directory=" + folder.resolve("data"),
            "-micronaut.server.port=" + port);
    try {
      awaitReadiness(service, port);
      List<String> arguments = List.of(service.info().arguments().orElseThrow());
      // The script is gone: it is the service that signals reach.
      assertThat(arguments).contains("-XX:SharedArchiveFile=" + archive(), "-jar");
      assertThat(arguments.contains("-XX:+UseTransparentHugePages"))
          .isEqualTo(largePiecesAreGiven());
      assertThat(Files.readString(folder.resolve("classes.log")))
          .contains("dev.consentry.server.ConsentryServer source: shared objects file (top)");
    } finally {
      service.destroy();
    }
    assertThat(service.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(service.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
  }

  @Test
  void says_what_to_do_without_a_jar() throws Exception {
    Files.delete(folder.resolve("target/consentry-server.jar"));

    Process process = script(folder, "bin/consentry-server");

    assertThat(process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isOne();
    assertThat(output())
        .contains("There is no bin/../target/consentry-server.jar", "CONSENTRY_JAR");
  }

  private Process script(Path from, String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of("sh"));
    words.addAll(List.of(command));
    ProcessBuilder start =
        new ProcessBuilder(words)
            .directory(from.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    start.environment().put("JAVA_HOME", System.getProperty("java.home"));
    start
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + folder.resolve("classes.log"));
    return start.start();
  }

  private void awaitReadiness(Process service, int port) throws Exception {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
            .build();
    HttpClient http = HttpClient.newHttpClient();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    while (System.nanoTime() < end && service.isAlive()) {
      try {
        if (http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("The service did not get ready:\n" + output());
  }

  private static boolean largePiecesAreGiven() throws IOException {
    Path said = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    return Files.exists(said) && !Files.readString(said).contains("[never]");
  }

  private Path archive() throws IOException {
    return folder.toRealPath().resolve("target/consentry-server.jsa");
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"), UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
