package dev.consentry.filter.bench;

import com.sun.net.httpserver.HttpServer;
import dev.consentry.filter.ConsentFilter;
import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.TokenSigner;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A site with this many declared names and patterns, and a service on loopback that hands its rules out. */
final class BenchSite implements AutoCloseable {
  private static final String SITE = "bench";

  private final TokenSigner signer = new TokenSigner("b1", new byte[32]);
  private final Map<String, String> purposes = new LinkedHashMap<>();
  private final HttpServer server;
  private final Path cache;

  BenchSite(int names, int patterns) {
    purposes.put("JSESSIONID", "essential");
    purposes.put("_ga", "analytics");
    purposes.put("lang", "analytics");
    purposes.put("_fbp", "advertising");
    purposes.put("ad_segment", "advertising");
    for (int i = purposes.size(); i < names; i++) {
      purposes.put("declared_" + i, i % 2 == 0 ? "analytics" : "advertising");
    }
    for (int i = 0; i < patterns; i++) {
      purposes.put("pattern_" + i + "_*", i % 2 == 0 ? "analytics" : "advertising");
    }
    byte[] snapshot = snapshot().getBytes(StandardCharsets.UTF_8);
    try {
      cache = Files.createTempDirectory("consentry-bench");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
          }
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          boolean known = exchange.getRequestHeaders().containsKey("If-None-Match");
          exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : snapshot.length);
          if (!known) {
            exchange.getResponseBody().write(snapshot);
          }
          exchange.close();
        });
    server.start();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String name() {
    return SITE;
  }

  Map<String, String> purposes() {
    return purposes;
  }

  /** A token that grants analytics for half a year, as sites ask; each salt makes another. */
  String token(int salt) {
    long now = System.currentTimeMillis() / 1000;
    String recordId = "%022d".formatted(salt);
    return signer.sign(new ConsentToken(SITE, recordId, now - 60, now + 180 * 86_400, 1, Set.of("analytics")));
  }

  /** A filter for this site, started as a container does; it has its rules when they come in time. */
  ConsentFilter startFilter() throws ServletException, IOException {
    ConsentFilter filter = new ConsentFilter();
    filter.init(
        Exchange.config(
            Map.of(
                "consentry.service", address(),
                "consentry.site", SITE,
                "consentry.cache-directory", cache.toString())));
    return filter;
  }

  TokenSigner signer() {
    return signer;
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    try (Stream<Path> files = Files.list(cache)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(cache);
  }

  private String snapshot() {
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(signer.verificationKey().publicKey());
    String cookies =
        purposes.entrySet().stream()
            .map(e -> "{\"name\":\"" + e.getKey() + "\",\"purpose\":\"" + e.getValue() + "\",\"path\":\"/\"}")
            .collect(Collectors.joining(",", "[", "]"));
    return "{\"format\":1,\"site\":\"bench\",\"policyVersion\":1,\"model\":\"opt-in\",\"purposes\":[{\"id\":\"essential\"},"
        + "{\"id\":\"analytics\",\"since\":1},{\"id\":\"advertising\",\"since\":1}],\"cookies\":"
        + cookies
        + ",\"revoked\":[],\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"alg\":\"Ed25519\",\"use\":\"sig\",\"kid\":\"b1\",\"x\":\""
        + key
        + "\"}]}";
  }
}
