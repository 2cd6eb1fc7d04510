package dev.consentry.server.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A vendor's webhook on this machine, over TLS with a certificate of its own that this process
 * trusts as long as it runs.
 */
final class HttpsReceiver implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final HttpsServer server;
  private final SSLContext trustedBefore;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private volatile int status = 204;

  /** A message as it arrived. */
  @SuppressWarnings("ArrayRecordComponent") // what was sent, compared by its text only
  record Message(String path, Map<String, String> headers, byte[] body) {}

  HttpsReceiver() throws IOException, GeneralSecurityException, InterruptedException {
    KeyStore keys = certificate();
    this.trustedBefore = SSLContext.getDefault();
    SSLContext context = context(keys);
    SSLContext.setDefault(context);
    this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", this::answer);
    server.start();
  }

  /** Its address. */
  String address(String path) {
    return "https://localhost:" + server.getAddress().getPort() + path;
  }

  /** What it answers from now on. */
  void answerWith(int newStatus) {
    status = newStatus;
  }

  /** The next message; fails where none comes. */
  Message next() throws InterruptedException {
    Message message = messages.poll(20, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("No message came");
    }
    return message;
  }

  /** Whether a message came that nobody took. */
  boolean hasMore() {
    return !messages.isEmpty();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = exchange.getRequestBody()) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      messages.add(new Message(exchange.getRequestURI().getPath(), headers, body.readAllBytes()));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    SSLContext.setDefault(trustedBefore);
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD.toCharArray());
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  private static KeyStore certificate()
      throws IOException, GeneralSecurityException, InterruptedException {
    Path folder = Files.createTempDirectory("consentry-webhook");
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "localhost",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(
          "keytool made no certificate: " + Files.readString(folder.resolve("keytool.log")));
    }
    KeyStore entry = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      entry.load(in, PASSWORD.toCharArray());
    }
    // A trust store trusts certificates, not key entries.
    entry.setCertificateEntry("trusted", entry.getCertificate("localhost"));
    for (Path each : List.of(store, folder.resolve("keytool.log"), folder)) {
      Files.delete(each);
    }
    return entry;
  }
}
