package dev.consentry.filter.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A small consent service that speaks the contract over real HTTP and can be told to misbehave. */
public final class TestService implements AutoCloseable {
  private static final Duration LONG_POLL = Duration.ofSeconds(5);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
  private @Nullable HttpServer server;
  private int port;
  private String snapshot = TestSite.snapshot();
  private int revision = 1;

  /** What to answer at a path. */
  public record Reply(int status, Map<String, String> headers, String body) {
    public static Reply json(int status, String body) {
      return new Reply(status, Map.of("Content-Type", "application/json"), body);
    }
  }

  /** A request that came. */
  public record Seen(String method, String uri, Map<String, String> headers, String body) {}

  public TestService() {
    start();
  }

  /** Starts it, after {@link #stop} at the same address as before. */
  public void start() {
    try {
      HttpServer starting =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      starting.setExecutor(threads);
      starting.createContext("/", this::answer);
      starting.start();
      port = starting.getAddress().getPort();
      server = starting;
    } catch (IOException cannotBind) {
      throw new UncheckedIOException(cannotBind);
    }
  }

  public void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
    threads.shutdownNow();
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Publishes another snapshot; whoever waits for one gets it at once. */
  public synchronized void publish(String json) {
    snapshot = json;
    revision++;
    notifyAll();
  }

  /** Answers like that at a path from now on. */
  public void reply(String path, Reply reply) {
    replies.put(path, reply);
  }

  public void forget(String path) {
    replies.remove(path);
  }

  /** The requests that came to a path. */
  public List<Seen> seen(String path) {
    return seen.stream().filter(request -> request.uri().startsWith(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Map<String, String> headers = new ConcurrentHashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      seen.add(
          new Seen(
              exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
      Reply reply = replies.get(exchange.getRequestURI().getPath());
      if (reply == null && exchange.getRequestURI().getPath().endsWith("/enforcement")) {
        reply = enforcement(exchange);
      }
      send(exchange, reply == null ? Reply.json(404, "{}") : reply);
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized Reply enforcement(HttpExchange exchange) {
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    long deadline = System.nanoTime() + LONG_POLL.toNanos();
    try {
      while (etag().equals(known) && System.nanoTime() < deadline) {
        wait(100);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return etag().equals(known)
        ? new Reply(304, Map.of("ETag", etag()), "")
        : new Reply(200, Map.of("Content-Type", "application/json", "ETag", etag()), snapshot);
  }

  private String etag() {
    return "\"" + revision + "\"";
  }
}
