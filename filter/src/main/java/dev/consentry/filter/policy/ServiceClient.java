package dev.consentry.filter.policy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP to the consent service: one answer, whole, within a time and a size, or an {@link
 * IOException}. Its threads are daemons that know nothing of the webapp; {@link #close} ends them.
 */
public final class ServiceClient implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final int THREADS = 2;

  private final URI service;
  private final SiteKey siteKey;
  private final ExecutorService executor;
  private final HttpClient http;

  /**
   * Opens no connection yet.
   *
   * @param service the service's address, such as {@code https://consent.medit.example}
   * @param siteKey sent with every request
   */
  public ServiceClient(URI service, SiteKey siteKey) {
    String base = service.toString();
    this.service = URI.create(base.endsWith("/") ? base : base + "/");
    this.siteKey = siteKey;
    this.executor = Executors.newFixedThreadPool(THREADS, ServiceClient::thread);
    this.http = withoutWebappClassLoader(this.executor);
  }

  /**
   * A request to be completed.
   *
   * @param path such as {@code v1/sites/medit/notice}, without a slash in front
   */
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
    return siteKey.isThere() ? request.header(SiteKey.HEADER, siteKey.text()) : request;
  }

  /**
   * Sends a request and waits for the whole answer.
   *
   * @param timeout for everything, from connecting to the body's last byte
   * @param maxBytes the largest body that is accepted
   * @throws IOException if there is no such answer; the message holds nothing of request or answer
   * @throws InterruptedException if the waiting thread is to end
   */
  public HttpResponse<byte[]> send(HttpRequest request, Duration timeout, int maxBytes)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, ignored -> new LimitedBody(maxBytes));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw new IOException(reason(failure), failure);
    } catch (TimeoutException tooLate) {
      throw new IOException("no answer within " + timeout, tooLate);
    } finally {
      answer.cancel(true);
    }
  }

  private static String reason(ExecutionException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + ": " + message;
  }

  /**
   * The client's selector thread inherits the context class loader of the thread that makes the
   * client: with the webapp's, an undeployed webapp could never be collected.
   */
  private static HttpClient withoutWebappClassLoader(ExecutorService executor) {
    Thread current = Thread.currentThread();
    ClassLoader webapp = current.getContextClassLoader();
    current.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      return HttpClient.newBuilder()
          .executor(executor)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
    } finally {
      current.setContextClassLoader(webapp);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "consentry-http");
    thread.setDaemon(true);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    return thread;
  }

  /**
   * Ends what is under way and waits for it. From Java 21 on the JDK's client can be closed, before
   * it cannot.
   */
  @Override
  public void close() {
    try {
      http.getClass().getMethod("shutdownNow").invoke(http);
    } catch (ReflectiveOperationException olderJava) {
      // The client ends by itself once nobody holds it.
    }
    executor.shutdownNow();
    try {
      executor.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
