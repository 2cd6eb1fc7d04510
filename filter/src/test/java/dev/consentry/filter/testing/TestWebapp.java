package dev.consentry.filter.testing;

import dev.consentry.filter.ConsentFilterInitializer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;

/** A webapp on an embedded Tomcat, into which the filter was dropped. */
public final class TestWebapp implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Tomcat tomcat = new Tomcat();
  private final Context context;

  /** What a servlet of a test does. */
  @FunctionalInterface
  public interface Page {
    void answer(HttpServletRequest request, HttpServletResponse response) throws Exception;
  }

  private TestWebapp(Path base) {
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    context = tomcat.addContext("", directory(base).getAbsolutePath());
  }

  private static File directory(Path base) {
    try {
      return Files.createDirectories(base.resolve("webapp")).toFile();
    } catch (IOException cannotCreate) {
      throw new UncheckedIOException(cannotCreate);
    }
  }

  /** A webapp with the filter in it and its two settings. */
  public static TestWebapp with(Path base, TestService service, Consumer<TestWebapp> more) {
    return with(base, service.address(), more);
  }

  public static TestWebapp with(Path base, String service, Consumer<TestWebapp> more) {
    TestWebapp webapp = new TestWebapp(base);
    webapp.setting("consentry.service", service);
    webapp.setting("consentry.site", TestSite.SITE);
    webapp.setting("consentry.poll-interval", "PT0.1S");
    webapp.setting("consentry.endpoint-timeout", "PT1S");
    webapp.setting("consentry.cache-directory", base.resolve("cache").toString());
    webapp.context.addServletContainerInitializer(new ConsentFilterInitializer(), null);
    more.accept(webapp);
    webapp.start();
    return webapp;
  }

  /** A webapp without the filter, to compare with. */
  public static TestWebapp bare(Path base, Consumer<TestWebapp> more) {
    TestWebapp webapp = new TestWebapp(base);
    more.accept(webapp);
    webapp.start();
    return webapp;
  }

  public Context context() {
    return context;
  }

  public void setting(String name, String value) {
    context.removeParameter(name);
    context.addParameter(name, value);
  }

  /** Makes requests look like those that came by HTTPS to a proxy that ends TLS. */
  public void behindTls() {
    tomcat.getConnector().setSecure(true);
    tomcat.getConnector().setScheme("https");
  }

  public void page(String path, Page page) {
    Tomcat.addServlet(
            context,
            path,
            new HttpServlet() {
              @Override
              protected void service(HttpServletRequest request, HttpServletResponse response)
                  throws IOException {
                try {
                  page.answer(request, response);
                } catch (IOException | RuntimeException expected) {
                  throw expected;
                } catch (Exception other) {
                  throw new IllegalStateException(other);
                }
              }
            })
        .setAsyncSupported(true);
    context.addServletMappingDecoded(path, path);
  }

  private void start() {
    try {
      tomcat.start();
    } catch (LifecycleException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Whether Tomcat serves this webapp. */
  public boolean isRunning() {
    return context.getState() == LifecycleState.STARTED;
  }

  public String address() {
    return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a request whose answer is no text. */
  public <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return HTTP.send(request.build(), handler);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(20));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  /**
   * The Set-Cookie lines of an answer, in order; without the date that the container writes beside
   * a lifetime of 100 seconds, which is another each second.
   */
  public static List<String> cookies(HttpResponse<?> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(line -> line.replaceFirst("(Max-Age=100); Expires=[^;]+", "$1; Expires=*"))
        .toList();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
