package dev.consentry.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import java.io.IOException;
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
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is delivered: complete, alone in WEB-INF/lib, colliding with nothing. */
class PackagedJarIT {
  private static final Path JAR = Path.of(System.getProperty("consentry.filter.jar", ""));
  private static final String JSP =
      """
      <%@ page session="true" %><%
        response.addHeader("Set-Cookie", "_ga=1; Path=/");
        response.addCookie(new jakarta.servlet.http.Cookie("lang", "ko"));
        response.addCookie(new jakarta.servlet.http.Cookie("_fbp", "1"));
      %>filter class from <%= Class.forName("dev.consentry.filter.ConsentFilter").getClassLoader() == application.getClassLoader() %>
      """;

  @TempDir Path directory;

  @Test
  void holds_nothing_but_our_own_packages() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .allMatch(
              name ->
                  name.startsWith("META-INF/")
                      || name.startsWith("dev/consentry/filter/")
                      || "dev/consentry/".startsWith(name))
          .noneMatch(name -> name.startsWith("META-INF/versions/"));
      assertThat(
              jar.stream()
                  .map(JarEntry::getName)
                  .filter(name -> name.startsWith("META-INF/services/")))
          .containsExactlyInAnyOrder(
              "META-INF/services/",
              "META-INF/services/jakarta.servlet.ServletContainerInitializer");
    }
  }

  @Test
  void works_alone_in_the_lib_directory_of_a_webapp() throws Exception {
    Path root = directory.resolve("root");
    Files.createDirectories(root.resolve("WEB-INF/lib"));
    Files.copy(JAR, root.resolve("WEB-INF/lib/consentry-filter.jar"));
    Files.writeString(root.resolve("page.jsp"), JSP);
    try (TestService service = new TestService()) {
      Files.writeString(root.resolve("WEB-INF/web.xml"), webXml(service.address()));
      Tomcat tomcat = tomcat(root);
      try {
        String page = "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/page.jsp";
        Eventually.holds("lang is let through", () -> names(get(page)).contains("lang"));

        assertThat(get(page).body()).startsWith("filter class from true");
        assertThat(names(get(page))).containsExactlyInAnyOrder("lang", "JSESSIONID");
        assertThat(names(get(page, "Cookie", "consent=" + TestSite.token("analytics"))))
            .contains("lang", "JSESSIONID", "_ga")
            .doesNotContain("_fbp");
      } finally {
        tomcat.stop();
        tomcat.destroy();
      }
    }
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

  /** The classes under test are hidden from the webapp: it has its jar alone. */
  private Tomcat tomcat(Path root) throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(directory.resolve("base").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addWebapp("", root.toString());
    context.setParentClassLoader(new WithoutTheFilter(getClass().getClassLoader()));
    tomcat.start();
    return tomcat;
  }

  private static HttpResponse<String> get(String address, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static List<String> names(HttpResponse<?> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
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
          || name.startsWith("org.jspecify.")) {
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
