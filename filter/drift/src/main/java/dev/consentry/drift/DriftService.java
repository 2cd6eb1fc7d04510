package dev.consentry.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** As much of a consent service as the filters of a test run need, on this machine only. */
final class DriftService implements AutoCloseable {
  private static final String ETAG = "\"drift\"";

  private final DriftPolicy policy;
  private final HttpServer http;
  private final ExecutorService threads;
  private final Path directory;
  private final Set<DriftFinding> found = ConcurrentHashMap.newKeySet();
  private volatile boolean asked;

  private DriftService(DriftPolicy policy) throws IOException {
    this.policy = policy;
    this.directory = Files.createTempDirectory("consentry-drift");
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "consentry-drift");
              thread.setDaemon(true);
              return thread;
            });
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String site = "/v1/sites/" + policy.site();
    http.createContext(site + "/enforcement", this::enforcement);
    http.createContext(site + "/observations", this::observations);
    http.setExecutor(threads);
    http.start();
  }

  static DriftService start(DriftPolicy policy) {
    try {
      return new DriftService(policy);
    } catch (IOException cannotListen) {
      throw new UncheckedIOException(cannotListen);
    }
  }

  String site() {
    return policy.site();
  }

  String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** Where filters may keep their copy of the policy. */
  Path directory() {
    return directory;
  }

  /** Whether any filter has asked for its policy. */
  boolean wasAsked() {
    return asked;
  }

  /** The undeclared cookies that filters have told of so far. */
  Set<DriftFinding> found() {
    return Set.copyOf(found);
  }

  private void enforcement(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked = true;
      exchange.getResponseHeaders().set("ETag", ETAG);
      if (ETAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] body = policy.snapshot().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void observations(HttpExchange exchange) throws IOException {
    try (exchange) {
      Object json =
          new Load(LoadSettings.builder().build())
              .loadFromString(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      if (json instanceof Map<?, ?> body && body.get("observations") instanceof List<?> list) {
        list.forEach(this::take);
      }
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private void take(@Nullable Object observation) {
    if (observation instanceof Map<?, ?> map
        && map.get("cookie") instanceof String cookie
        && map.get("outcome") instanceof String outcome
        && map.get("way") instanceof String way
        && map.get("path") instanceof String path) {
      DriftFinding finding = DriftFinding.ofObservation(cookie, outcome, way, path);
      if (finding != null) {
        found.add(finding);
      }
    }
  }

  @Override
  public void close() throws IOException {
    http.stop(0);
    threads.shutdownNow();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }
}
