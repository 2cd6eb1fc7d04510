package dev.consentry.filter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx that caches what a webapp answers. */
public final class Nginx implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether this machine has one. */
  public static boolean isThere() {
    return binary().isPresent();
  }

  private static Optional<Path> binary() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(":", -1)), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one in front of a webapp, with everything that it writes in a directory.
   *
   * @param careless whether it is told to store answers with cookies too, which it does not by
   *     itself
   */
  public static Nginx before(Path directory, TestWebapp webapp, boolean careless) {
    try {
      Files.createDirectories(directory);
      int port = freePort();
      Path configuration = directory.resolve("nginx.conf");
      Files.writeString(configuration, configuration(directory, port, webapp.address(), careless));
      Process process =
          new ProcessBuilder(
                  binary().orElseThrow().toString(),
                  "-p",
                  directory.toString(),
                  "-c",
                  configuration.toString(),
                  "-e",
                  directory.resolve("error.log").toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output.log").toFile())
              .start();
      Eventually.holds("nginx listens", () -> listens(process, port));
      return new Nginx(process, port);
    } catch (IOException cannotStart) {
      throw new UncheckedIOException(cannotStart);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(Process process, int port) {
    if (!process.isAlive()) {
      throw new IllegalStateException("nginx ended with " + process.exitValue());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String configuration(Path directory, int port, String webapp, boolean careless) {
    StringBuilder temporary = new StringBuilder();
    for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      temporary.append(kind).append("_temp_path ").append(directory.resolve(kind)).append("; ");
    }
    return """
    daemon off; master_process off; pid %1$s/nginx.pid;
    events { worker_connections 64; }
    http {
      access_log off; %2$s
      proxy_cache_path %1$s/cache keys_zone=answers:1m;
      server {
        listen 127.0.0.1:%3$d;
        location / {
          proxy_pass %4$s; proxy_cache answers; proxy_cache_valid 200 1m;
          %5$s add_header X-Cache $upstream_cache_status always;
        }
      }
    }
    """
        .formatted(
            directory, temporary, port, webapp, careless ? "proxy_ignore_headers Set-Cookie;" : "");
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
