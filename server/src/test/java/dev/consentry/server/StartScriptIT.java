package dev.consentry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/consentry-server} with the packaged service, as an operator installs it. */
class StartScriptIT {
  private static final int LONGEST_SECONDS = 90;
  private static final int ENDED_BY_SIGTERM = 143;
  private static final String LARGE_PIECES = "-XX:+UseTransparentHugePages";

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();
  private Path installed;
  private Path jar;

  private void install(String name) throws IOException {
    assumeTrue(File.separatorChar == '/', "The script is one for a POSIX shell.");
    installed = Files.createDirectories(folder.toRealPath().resolve(name));
    jar = installed.resolve("target/consentry-server.jar");
    Files.createDirectories(installed.resolve("target"));
    Files.createDirectories(installed.resolve("bin"));
    Files.copy(Path.of("bin/consentry-server"), installed.resolve("bin/consentry-server"));
    Files.copy(Path.of("target/consentry-server.jar"), jar);
    Files.createSymbolicLink(
        installed.resolve("target/lib"), Path.of("target/lib").toAbsolutePath());
  }

  @AfterEach
  void end_what_was_started() throws InterruptedException {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void makes_an_archive_and_starts_with_it() throws Exception {
    // Java takes nothing from an archive for a path that addresses escape.
    install("consentry-1.0");
    Path java = Path.of(System.getProperty("java.home"));
    Process archiving = script(installed, Map.of(), java, "bin/consentry-server", "archive");
    assertThat(exitOf(archiving)).as(output()).isZero();
    assertThat(installed.resolve("target/consentry-server.jsa")).isNotEmptyFile();

    int port = freePort();
    // By the name of the script alone, from its own folder.
    Process service =
        script(
            installed.resolve("bin"),
            Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=classes.log"),
            java,
            "consentry-server",
            "-consentry.data-directory=" + folder.resolve("data"),
            "-micronaut.server.port=" + port);
    awaitReadiness(service, port);

    assertThat(Files.readString(installed.resolve("bin/classes.log")).lines())
        .filteredOn(line -> line.contains(" dev.consentry.server.ConsentryServer "))
        .singleElement(STRING)
        .endsWith("source: shared objects file (top)");
    // It is the service itself that a signal reaches.
    service.destroy();
    assertThat(exitOf(service)).isEqualTo(ENDED_BY_SIGTERM);
  }

  @Test
  void finds_the_jar_however_it_is_called() throws Exception {
    install("one\\that is \\installed");
    Path commands = Files.createDirectory(folder.resolve("commands"));
    Files.createSymbolicLink(
        commands.resolve("consent"), installed.resolve("bin/consentry-server"));
    Files.createSymbolicLink(folder.resolve("linked bin"), installed.resolve("bin"));
    Path own = Files.copy(jar, folder.resolve("own.jar"));

    assertThat(arguments(folder, Map.of(), installed.resolve("bin/consentry-server").toString()))
        .contains(jar.toString());
    assertThat(arguments(folder, Map.of(), "linked bin/consentry-server")).contains(jar.toString());
    assertThat(arguments(commands, Map.of(), "consent")).contains(jar.toString());
    assertThat(
            arguments(
                installed.resolve("bin"), Map.of("CDPATH", folder.toString()), "consentry-server"))
        .contains(jar.toString());
    assertThat(
            arguments(
                folder,
                Map.of("CONSENTRY_JAR", "own.jar"),
                installed.resolve("bin/consentry-server").toString()))
        .contains(own.toRealPath().toString())
        .doesNotContain(jar.toString());
  }

  @Test
  void asks_for_the_heap_in_large_pieces_unless_the_operator_speaks_of_them() throws Exception {
    install("installed");
    Path linux = Path.of("/sys/kernel/mm/transparent_hugepage");
    boolean given =
        Files.exists(linux)
            && !Files.readString(linux.resolve("enabled")).contains("[never]")
            && Files.readString(linux.resolve("hpage_pmd_size")).trim().equals("2097152");

    assertThat(arguments(installed, Map.of(), "bin/consentry-server").contains(LARGE_PIECES))
        .isEqualTo(given);
    assertThat(
            arguments(
                installed,
                Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g -XX:-UseTransparentHugePages"),
                "bin/consentry-server"))
        .contains("-jar")
        .doesNotContain(LARGE_PIECES);
  }

  @Test
  void says_what_to_do_without_a_jar() throws Exception {
    install("installed");
    Files.delete(jar);

    Process process = script(installed, Map.of(), standIn(), "bin/consentry-server");

    assertThat(exitOf(process)).isOne();
    assertThat(output())
        .contains("There is no " + installed.resolve("bin") + "/../target/consentry-server.jar")
        .contains("CONSENTRY_JAR");
  }

  /** What the script gives to Java. */
  private List<String> arguments(Path from, Map<String, String> environment, String... command)
      throws Exception {
    assertThat(exitOf(script(from, environment, standIn(), command))).as(output()).isZero();
    return output().lines().toList();
  }

  /** A Java that only says what it was given. */
  private Path standIn() throws IOException {
    Path home = folder.resolve("java");
    if (Files.notExists(home)) {
      Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
      Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
      assertThat(java.toFile().setExecutable(true)).isTrue();
    }
    return home;
  }

  private Process script(Path from, Map<String, String> environment, Path java, String... command)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("sh"));
    words.addAll(List.of(command));
    ProcessBuilder start =
        new ProcessBuilder(words)
            .directory(from.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    // Nothing that is set on this machine: a service would follow it.
    start.environment().keySet().retainAll(List.of("PATH", "TMPDIR"));
    start.environment().put("JAVA_HOME", java.toString());
    start.environment().putAll(environment);
    Process process = start.start();
    processes.add(process);
    return process;
  }

  private static int exitOf(Process process) throws InterruptedException {
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private void awaitReadiness(Process service, int port) throws Exception {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
            .build();
    HttpClient http = HttpClient.newHttpClient();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    while (System.nanoTime() < end) {
      try {
        if (http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        assertThat(service.isAlive()).as(output()).isTrue();
      }
      Thread.sleep(50);
    }
    throw new AssertionError("The service did not get ready:\n" + output());
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
