package dev.consentry.drift;

import dev.consentry.filter.ConsentFilterInitializer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A webapp as companies have them, with the filter in it and no setting of its own. */
final class Shop implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Tomcat tomcat = new Tomcat();
  private final Path directory;

  private Shop(Path directory) {
    this.directory = directory;
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", directory.toString());
    context.addServletContainerInitializer(new ConsentFilterInitializer(), null);
    Tomcat.addServlet(context, "pages", new Pages());
    context.addServletMappingDecoded("/shop/*", "pages");
  }

  static Shop open() {
    try {
      Path directory = Files.createTempDirectory("shop");
      Shop shop = new Shop(directory);
      shop.tomcat.start();
      return shop;
    } catch (IOException noDirectory) {
      throw new UncheckedIOException(noDirectory);
    } catch (LifecycleException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Visits a page; the page {@code promo} sets a cookie that nobody declared. */
  String visit(String path) {
    URI address = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path);
    try {
      return HTTP.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException stillUsed) {
      throw new UncheckedIOException(stillUsed);
    } catch (LifecycleException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static final class Pages extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.addCookie(new Cookie("lang", "ko"));
      response.addHeader("Set-Cookie", "_ga=1");
      if (request.getPathInfo().equals("/promo")) {
        response.addCookie(new Cookie("promo", "a-secret"));
        response.addHeader("Set-Cookie", "old=; Max-Age=0");
      }
      response.getWriter().print("page");
    }
  }
}
