package dev.consentry.filter.containers.contract;

import dev.consentry.filter.containers.ways.RestApplication;
import dev.consentry.filter.containers.ways.Ways;
import dev.consentry.filter.containers.ways.WaysSetup;
import dev.consentry.filter.token.TokenSigner;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A webapp as a company would deploy it: its classes, its pages and, where it is guarded, the
 * filter's packed jar and its settings.
 *
 * @param root the directory that has {@code WEB-INF}
 * @param settings its context parameters
 */
public record WebappDirectory(Path root, Map<String, String> settings) {
  /** The context listener that sets the webapp up. */
  public static final String LISTENER = WaysSetup.class.getName();

  /** The JAX-RS application. */
  public static final String REST_APPLICATION = RestApplication.class.getName();

  /** Where a second webapp is, which has no filter, and to which requests may be passed on. */
  public static final String NEIGHBOUR_PATH = WaysSetup.NEIGHBOUR;

  /** Which page answers which status. */
  public static final Map<Integer, String> ERROR_PAGES =
      new TreeMap<>(Map.of(418, "/target/error", 410, "/target/error-raw"));

  /** The exception that has a page of its own. */
  public static final Class<? extends Throwable> EXCEPTION = IllegalCallerException.class;

  /** What nobody may see without having logged in. */
  public static final String SECURED = "/secured/*";

  /** The form by which to log in. */
  public static final String LOGIN_PAGE = "/login";

  /** The page of {@link #EXCEPTION}. */
  public static final String EXCEPTION_PAGE = "/target/error";

  private static final boolean IS_JAKARTA = Cookie.class.getName().startsWith("jakarta.");
  private static final String WEB_XML =
      "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">";
  private static final String WEB_XML_BEFORE_JAKARTA =
      "<web-app xmlns=\"http://xmlns.jcp.org/xml/ns/javaee\" version=\"4.0\">";

  private static final String SECURITY =
      """
      <security-constraint>
        <web-resource-collection>
          <web-resource-name>secured</web-resource-name><url-pattern>%s</url-pattern>
        </web-resource-collection>
        <auth-constraint><role-name>member</role-name></auth-constraint>
      </security-constraint>
      <login-config>
        <auth-method>FORM</auth-method>
        <form-login-config>
          <form-login-page>%s</form-login-page><form-error-page>%<s</form-error-page>
        </form-login-config>
      </login-config>
      <security-role><role-name>member</role-name></security-role>
      """;

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final String JSP =
      """
      <%%@ page session="false" contentType="text/plain" %%><%%
        response.addHeader("Set-Cookie", "_ga=1; Path=/");
        response.addCookie(new %s("lang", "ko"));
        response.addCookie(new %<s("_fbp", "1"));
      %%>page<%% for (int i = 0; i < %d; i++) { %%> and more <%%= i %%><%% } %%>
      """;

  static WebappDirectory bare(Path root) throws IOException {
    return write(root, Map.of());
  }

  static WebappDirectory guarded(Path root, Map<String, String> settings) throws IOException {
    Files.createDirectories(root.resolve("WEB-INF/lib"));
    Files.copy(filterJar(), root.resolve("WEB-INF/lib/consentry-filter.jar"));
    return write(root, settings);
  }

  /** The filter as it is delivered. */
  static Path filterJar() {
    Path jar = codeSource(TokenSigner.class);
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "The filter is not packed yet: run the tests as part of mvn verify.");
    }
    return jar;
  }

  private static WebappDirectory write(Path root, Map<String, String> settings) throws IOException {
    copyClasses(root.resolve("WEB-INF/classes"));
    page(root, "page.jsp", jsp(1));
    page(root, "big.jsp", jsp(3000));
    page(root, "static/plain.txt", "plain text\n");
    page(root, "static/big.txt", "big text ".repeat(20_000));
    page(root, "static/dir/index.html", "<!DOCTYPE html><title>welcome</title>\n");
    WebappDirectory webapp = new WebappDirectory(root, new TreeMap<>(settings));
    page(root, "WEB-INF/web.xml", webapp.webXml());
    return webapp;
  }

  /** The webapp beside it, at {@link #NEIGHBOUR_PATH}: the same, without the filter. */
  public WebappDirectory neighbour() throws IOException {
    return bare(root.resolveSibling(root.getFileName() + "-neighbour"));
  }

  private static String jsp(int lines) {
    return JSP.formatted(Cookie.class.getName(), lines);
  }

  private static void page(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, LONG_AGO);
  }

  private String webXml() {
    StringBuilder xml = new StringBuilder(IS_JAKARTA ? WEB_XML : WEB_XML_BEFORE_JAKARTA);
    settings.forEach(
        (name, value) ->
            xml.append("<context-param><param-name>%s</param-name>".formatted(name))
                .append("<param-value>%s</param-value></context-param>".formatted(value)));
    xml.append("<listener><listener-class>%s</listener-class></listener>".formatted(LISTENER));
    xml.append("<welcome-file-list><welcome-file>index.html</welcome-file></welcome-file-list>");
    ERROR_PAGES.forEach(
        (status, page) ->
            xml.append("<error-page><error-code>%d</error-code>".formatted(status))
                .append("<location>%s</location></error-page>".formatted(page)));
    xml.append("<error-page><exception-type>%s</exception-type>".formatted(EXCEPTION.getName()))
        .append("<location>%s</location></error-page>".formatted(EXCEPTION_PAGE));
    return xml.append(SECURITY.formatted(SECURED, LOGIN_PAGE)).append("</web-app>").toString();
  }

  private static void copyClasses(Path target) throws IOException {
    Path source = codeSource(Ways.class);
    String folder = Ways.class.getPackageName().replace('.', '/');
    if (Files.isDirectory(source)) {
      copy(source.resolve(folder), target.resolve(folder));
      return;
    }
    try (FileSystem jar =
        FileSystems.newFileSystem(URI.create("jar:" + source.toUri()), Map.of())) {
      copy(jar.getPath(folder), target.resolve(folder));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> classes = Files.list(from)) {
      for (Path file : classes.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  private static Path codeSource(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
