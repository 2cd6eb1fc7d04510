package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.Container.Running;
import dev.consentry.filter.containers.contract.WebappDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that runs as a process, and does not outlive the tests. */
final class ServerProcess implements Running {
  private static final Duration TIME_TO_START = Duration.ofMinutes(4);
  private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(10);
  private static final long SECONDS_TO_STOP = 30;
  private static final long PAUSE_MILLIS = 250;
  private static final int LAST_LINES = 40;

  private final Process process;
  private final int port;
  private final Path log;
  private final Thread atExit;

  private ServerProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
    this.atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts a server and waits until its webapps answer. */
  static ServerProcess start(ProcessBuilder command, int port, Path log)
      throws IOException, InterruptedException {
    Process started = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    ServerProcess server = new ServerProcess(started, port, log);
    try {
      server.awaitAnswer();
    } catch (IOException | InterruptedException | RuntimeException failed) {
      server.close();
      throw failed;
    }
    return server;
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest main = request("/target/plain");
    HttpRequest neighbour = request(WebappDirectory.NEIGHBOUR_PATH + "/target/plain");
    long deadline = System.nanoTime() + TIME_TO_START.toNanos();
    while (!answers(client, main) || !answers(client, neighbour)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "The server has not started:\n" + String.join("\n", lastLines()));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(TIME_TO_ANSWER)
        .build();
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private List<String> lastLines() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
