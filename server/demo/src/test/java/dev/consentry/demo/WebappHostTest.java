package dev.consentry.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebappHostTest {
  private static final String DESCRIPTOR =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <context-param><param-name>colour</param-name><param-value>red</param-value></context-param>
        <context-param><param-name>taste</param-name><param-value>sweet</param-value></context-param>
      </web-app>
      """;
  private static final String PAGE =
      """
      <%@ page session="false" %>${initParam.colour} and ${initParam.taste}, <%
        try {
          Class.forName(request.getParameter("class"));
          out.print("seen");
        } catch (ClassNotFoundException e) {
          out.print("not seen");
        }
      %>""";
  private static final String BROKEN =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <listener><listener-class>not.There</listener-class></listener>
      </web-app>
      """;

  @TempDir Path folder;
  private Path war;

  @BeforeEach
  void pack() throws IOException {
    war = war("webapp.war", DESCRIPTOR);
  }

  @Test
  void our_parameters_win_over_those_of_the_webapp() throws Exception {
    try (WebappHost host = start(0, Map.of("colour", "blue"))) {
      assertThat(page(host, "java.lang.String")).isEqualTo("blue and sweet, seen");
    }
  }

  @Test
  void the_webapp_sees_the_container_but_nothing_of_this_process() throws Exception {
    try (WebappHost host = start(0, Map.of())) {
      assertThat(page(host, "jakarta.servlet.http.HttpServlet")).endsWith(", seen");
      assertThat(page(host, "dev.consentry.demo.Demo")).endsWith("not seen");
      assertThat(page(host, "io.micronaut.context.ApplicationContext")).endsWith("not seen");
      assertThat(page(host, "org.assertj.core.api.Assertions")).endsWith("not seen");
    }
  }

  @Test
  void starts_again_in_the_same_folder_on_the_same_port() throws Exception {
    int port;
    try (WebappHost host = start(0, Map.of())) {
      port = host.port();
      page(host, "java.lang.String");
    }
    try (WebappHost host = start(port, Map.of("colour", "green"))) {
      assertThat(host.port()).isEqualTo(port);
      assertThat(page(host, "java.lang.String")).startsWith("green");
    }
  }

  @Test
  void a_port_in_use_names_the_option_that_changes_it() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(taken.getLocalPort(), Map.of()).close())
          .isInstanceOf(StartFailedException.class)
          .hasMessage(
              "The webapp cannot use port %d: it is in use. Choose another with --port",
              taken.getLocalPort());
    }
  }

  @Test
  void a_webapp_that_does_not_start_is_not_taken_for_running() throws Exception {
    Path broken = war("broken.war", BROKEN);

    assertThatThrownBy(() -> WebappHost.start(broken, folder, 0, Map.of()).close())
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("The webapp did not start");
  }

  private WebappHost start(int port, Map<String, String> parameters) throws StartFailedException {
    return WebappHost.start(war, folder.resolve("tomcat"), port, parameters);
  }

  private Path war(String name, String descriptor) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "WEB-INF/web.xml", descriptor);
      add(zip, "page.jsp", PAGE);
    }
    return file;
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  private static String page(WebappHost host, String className) throws Exception {
    URI page = URI.create("http://127.0.0.1:" + host.port() + "/page.jsp?class=" + className);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
