package dev.consentry.filter.testing;

import dev.consentry.filter.ConsentFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/**
 * A webapp in a directory of its own, with the packaged jar in WEB-INF/lib. The classes under test
 * and the libraries inside the jar are hidden from it: it has its lib directory alone.
 */
public final class LibWebapp implements AutoCloseable {
  public static final Path JAR = Path.of(System.getProperty("consentry.filter.jar", ""));

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Tomcat tomcat = new Tomcat();
  private final Path root;
  private Context context;

  /**
   * Deploys it.
   *
   * @param page the content of page.jsp
   * @param libraries what is in WEB-INF/lib beside the filter's jar
   */
  public LibWebapp(Path directory, TestService service, String page, Path... libraries)
      throws IOException, LifecycleException {
    root = directory.resolve("root");
    Path lib = Files.createDirectories(root.resolve("WEB-INF/lib"));
    Files.copy(JAR, lib.resolve("consentry-filter.jar"));
    for (Path library : libraries) {
      Files.copy(library, lib.resolve(library.getFileName()));
    }
    Files.writeString(root.resolve("page.jsp"), page);
    Files.writeString(root.resolve("WEB-INF/web.xml"), webXml(service.address()));
    tomcat.setBaseDir(directory.resolve("base").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    context = deployed();
    tomcat.start();
  }

  private static String webXml(String service) {
    return """
    <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
      <context-param><param-name>consentry.service</param-name><param-value>%s</param-value></context-param>
      <context-param><param-name>consentry.site</param-name><param-value>medit</param-value></context-param>
    </web-app>
    """
        .formatted(service);
  }

  private Context deployed() {
    Context added = tomcat.addWebapp("", root.toString());
    added.setParentClassLoader(new WithoutTheFilter(getClass().getClassLoader()));
    // The build's class path holds no part of the webapp and takes seconds to look through.
    ((StandardJarScanner) added.getJarScanner()).setScanClassPath(false);
    return added;
  }

  /** Takes the webapp down. */
  public void undeploy() {
    tomcat.getHost().removeChild(context);
  }

  /** Deploys it anew after {@link #undeploy}. */
  public void deploy() {
    context = deployed();
  }

  /** The class loader of the webapp that is deployed. */
  public ClassLoader classLoader() {
    return context.getLoader().getClassLoader();
  }

  /** Asks for the page. */
  public HttpResponse<String> page(String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/page.jsp"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** The names of the cookies that an answer sets. */
  public static List<String> names(HttpResponse<?> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  /** Hides the build's classes and the libraries that the jar has inside. */
  private static final class WithoutTheFilter extends ClassLoader {
    WithoutTheFilter(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("dev.consentry.")
          || name.startsWith("com.github.benmanes.")
          || name.startsWith("com.fasterxml.")
          || name.startsWith("org.bouncycastle.")
          || name.startsWith("org.jspecify.")
          || name.startsWith("org.springframework.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      String build =
          ConsentFilter.class.getProtectionDomain().getCodeSource().getLocation().toString();
      return Collections.enumeration(
          Collections.list(super.getResources(name)).stream()
              .filter(resource -> !resource.toString().contains(build))
              .toList());
    }
  }
}
