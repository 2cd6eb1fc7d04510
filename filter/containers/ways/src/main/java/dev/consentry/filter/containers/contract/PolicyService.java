package dev.consentry.filter.containers.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.TokenSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A consent service that publishes one policy, and the token of a visitor who granted all. */
final class PolicyService implements AutoCloseable {
  static final String SITE = "medit";

  private static final TokenSigner SIGNER = new TokenSigner("q7", seed());
  private static final String ETAG = "\"1\"";
  private static final String SNAPSHOT =
      """
      {"format": 1, "site": "medit", "policyVersion": 1, "model": "opt-in",
       "purposes": [{"id": "essential"}, {"id": "analytics", "since": 1},
                    {"id": "advertising", "since": 1}],
       "cookies": [{"name": "lang", "purpose": "essential"},
                   {"name": "theme", "purpose": "essential"},
                   {"name": "cart", "purpose": "essential"},
                   {"name": "keep-*", "purpose": "essential"},
                   {"name": "_ga", "purpose": "analytics"},
                   {"name": "_ga_*", "purpose": "analytics"},
                   {"name": "_fbp", "purpose": "advertising"}],
       "revoked": [],
       "keys": [{"kty": "OKP", "crv": "Ed25519", "alg": "Ed25519", "use": "sig", "kid": "q7",
                 "x": "%s"}]}
      """
          .formatted(
              Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(SIGNER.verificationKey().publicKey()));

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  PolicyService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", PolicyService::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the browser of a visitor who granted everything sends along. */
  static List<String> everythingGranted() {
    long now = System.currentTimeMillis() / 1000;
    String token =
        SIGNER.sign(
            new ConsentToken(
                SITE,
                "AAAAAAAAAAAAAAAAAAAAAA",
                now - 60,
                now + 3600,
                1,
                Set.of("analytics", "advertising")));
    return List.of("Cookie: consent=" + token + "; consent-choices=pv=1&analytics=1&advertising=1");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean asked = exchange.getRequestURI().getPath().endsWith("/enforcement");
      if (!asked || ETAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(asked ? 304 : 204, -1);
        return;
      }
      byte[] body = SNAPSHOT.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("ETag", ETAG);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] seed() {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 1);
    return seed;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
