package dev.consentry.server.delivery;

import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends over HTTPS, to public addresses only unless told otherwise. The address that is checked is
 * the one that is connected to: the name is not looked up twice. Redirects are not followed, and
 * the answer's body is not read.
 */
@Singleton
class HttpWebhook implements Webhook {
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout ANSWER = Timeout.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final boolean privateAddresses;
  private @Nullable CloseableHttpClient client;

  HttpWebhook(@Property(name = "consentry.webhooks.private-addresses") String privateAddresses) {
    if (!privateAddresses.equals("refused") && !privateAddresses.equals("allowed")) {
      throw new IllegalArgumentException(
          "consentry.webhooks.private-addresses is neither refused nor allowed; write one of them");
    }
    this.privateAddresses = privateAddresses.equals("allowed");
  }

  @Override
  public Outcome send(URI address, DeliveryMessage message) {
    HttpPost request = new HttpPost(address);
    message.headers().forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(message.body(), null));
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            request::cancel,
            CompletableFuture.delayedExecutor(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
    try (ClassicHttpResponse response = client().executeOpen(null, request, null)) {
      return new Outcome(response.getCode(), "status " + response.getCode());
    } catch (IOException | RuntimeException e) {
      return new Outcome(0, words(e));
    } finally {
      end.cancel(false);
    }
  }

  /** The kind of failure. The exception's own words would repeat addresses and names. */
  private static String words(Exception e) {
    if (e instanceof PrivateAddressException) {
      return "the address is not a public one";
    }
    if (e instanceof UnknownHostException) {
      return "the host is not known";
    }
    if (e instanceof SSLException) {
      return "no trusted TLS connection";
    }
    return e instanceof SocketTimeoutException ? "no answer in time" : "no connection";
  }

  /** Made when the first message is sent: most sites have no webhook. */
  private synchronized CloseableHttpClient client() {
    CloseableHttpClient made = client;
    if (made == null) {
      made = create();
      client = made;
    }
    return made;
  }

  private CloseableHttpClient create() {
    return HttpClients.custom()
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("Consentry")
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(ANSWER)
                .setConnectionRequestTimeout(CONNECT)
                .build())
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(ANSWER)
                        .build())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trust()))
                .setDnsResolver(new Resolver(privateAddresses))
                .build())
        .build();
  }

  private static SSLContext trust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime has no TLS", e);
    }
  }

  @PreDestroy
  synchronized void close() throws IOException {
    if (client != null) {
      client.close();
    }
  }

  /** Looks names up, and gives no address that must not be connected to. */
  private static final class Resolver extends SystemDefaultDnsResolver {
    private final boolean privateAddresses;

    Resolver(boolean privateAddresses) {
      this.privateAddresses = privateAddresses;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] found = super.resolve(host);
      if (!privateAddresses && !Arrays.stream(found).allMatch(PublicAddress::isPublic)) {
        throw new PrivateAddressException();
      }
      return found;
    }
  }

  /** The name leads into somebody's own network. */
  private static final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }
}
