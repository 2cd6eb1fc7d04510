package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.Jmx;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import dev.consentry.filter.testing.Warnings;
import dev.consentry.filter.token.TokenSigner;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults on the way to the service: the webapp answers, nothing leaks, JMX says what is wrong. */
class ServiceFaultsTest {
  @TempDir Path directory;

  private TestWebapp start(String address) {
    return TestWebapp.with(
        directory,
        address,
        webapp ->
            webapp.page(
                "/",
                (request, response) -> {
                  response.addHeader("Set-Cookie", "lang=ko");
                  response.addHeader("Set-Cookie", "_ga=1");
                  response.addHeader("Set-Cookie", "JSESSIONID=1");
                }));
  }

  private static List<String> visit(TestWebapp webapp, String token) {
    return cookies(
        webapp.get(
            "/",
            "Cookie",
            "consent=" + token + "; consent-choices=pv=1&analytics=1&advertising=0"));
  }

  private void isEssentialOnlyAndSays(String address, String fault) {
    try (TestWebapp webapp = start(address)) {
      assertThat(visit(webapp, TestSite.token("analytics"))).containsExactly("JSESSIONID=1");
      Eventually.holds(
          "JMX says " + fault,
          () -> Jmx.attribute("PolicyState").toString().toLowerCase(Locale.ROOT).contains(fault));
      assertThat(Jmx.attribute("PolicyState").toString()).contains("only essential cookies");
      assertThat(Jmx.attribute("PolicyVersion")).isEqualTo(0);
    }
  }

  @Test
  void a_service_that_never_answers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      isEssentialOnlyAndSays("http://127.0.0.1:" + silent.getLocalPort(), "no answer within");
    }
  }

  @Test
  void a_service_that_hangs_up_in_the_midst_of_a_snapshot() throws Exception {
    byte[] snapshot = TestSite.snapshot().getBytes(StandardCharsets.UTF_8);
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + snapshot.length + "\r\n\r\n";
    try (ServerSocket hasty = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread hangsUp =
          new Thread(
              () -> {
                while (!hasty.isClosed()) {
                  try (Socket asked = hasty.accept()) {
                    asked.getInputStream().read();
                    asked.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    asked.getOutputStream().write(snapshot, 0, snapshot.length / 2);
                  } catch (IOException closed) {
                    return;
                  }
                }
              });
      hangsUp.start();
      isEssentialOnlyAndSays("http://127.0.0.1:" + hasty.getLocalPort(), "no usable snapshot");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.consentry.filter.ServiceTroubleTest#garbage")
  void a_service_that_answers_garbage_from_the_start(TestService.Reply reply) {
    try (TestService service = new TestService()) {
      service.reply("/v1/sites/medit/enforcement", reply);
      isEssentialOnlyAndSays(service.address(), "no usable snapshot");
    }
  }

  @Test
  void a_token_of_a_key_not_known_yet_counts_as_soon_as_the_snapshot_has_the_key() {
    TokenSigner next = new TokenSigner("q8", new byte[32]);
    String token = next.sign(TestSite.claims(TestSite.SITE, 1, TestSite.now() + 3600, "analytics"));
    try (TestService service = new TestService();
        TestWebapp webapp = start(service.address())) {
      assertThat(visit(webapp, token)).doesNotContain("_ga=1");

      String known = TestSite.jwk(TestSite.SIGNER);
      service.publish(TestSite.snapshot().replace(known, known + "," + TestSite.jwk(next)));
      Eventually.holds("the token counts", () -> visit(webapp, token).contains("_ga=1"));
    }
  }

  @Test
  void a_service_whose_name_cannot_be_resolved() {
    isEssentialOnlyAndSays("http://consent.invalid", "connectexception");
  }

  @Test
  void a_service_with_a_certificate_of_nobody() throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
    server.createContext(
        "/",
        exchange -> {
          byte[] snapshot = TestSite.snapshot().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, snapshot.length);
          exchange.getResponseBody().write(snapshot);
          exchange.close();
        });
    server.start();
    try {
      isEssentialOnlyAndSays("https://127.0.0.1:" + server.getAddress().getPort(), "sslhandshake");
    } finally {
      server.stop(0);
    }
  }

  private SSLContext selfSigned() throws Exception {
    Path store = directory.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    int exit =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "service",
                "-keyalg",
                "EC",
                "-dname",
                "CN=nobody.example",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start()
            .waitFor();
    assertThat(exit).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void a_file_that_cannot_be_written_is_told_and_nothing_else_changes() throws Exception {
    Files.writeString(directory.resolve("cache"), "a file where the directory should be");
    try (TestService service = new TestService();
        TestWebapp webapp = start(service.address())) {
      assertThat(visit(webapp, TestSite.token("analytics"))).contains("_ga=1");
      Eventually.holds(
          "JMX says so",
          () -> Jmx.attribute("SnapshotFileState").toString().contains("could not be kept"));

      Files.delete(directory.resolve("cache"));
      service.publish(TestSite.snapshot(2, "opt-in", ""));
      Eventually.holds(
          "it is kept again",
          () -> Jmx.attribute("SnapshotFileState").toString().contains("is kept in"));
    }
  }

  @Test
  void a_clock_that_is_an_hour_off_grants_and_refuses_the_same() {
    try (TestService service = new TestService();
        TestWebapp webapp = start(service.address())) {
      String fromTheFuture =
          TestSite.SIGNER.sign(
              TestSite.claims(TestSite.SITE, 1, TestSite.now() + 7200 + 3600, "analytics"));

      assertThat(visit(webapp, fromTheFuture)).contains("_ga=1");
      assertThat(visit(webapp, TestSite.token())).doesNotContain("_ga=1");
    }
  }

  @Test
  void a_fault_that_lasts_is_logged_once() {
    try (Warnings warnings = new Warnings();
        TestService service = new TestService()) {
      service.reply("/v1/sites/medit/enforcement", TestService.Reply.json(500, "{}"));
      try (TestWebapp webapp = start(service.address())) {
        Eventually.holds(
            "it was asked several times",
            () -> service.seen("/v1/sites/medit/enforcement").size() > 4);
        assertThat(webapp.isRunning()).isTrue();
      }
      assertThat(warnings.with("no usable snapshot")).hasSize(1);
    }
  }
}
