package dev.consentry.filter.guard.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.ConsentFilter;
import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Undertow keeps added cookies apart from the headers: they are judged all the same. */
class UndertowGuardTest {
  @TempDir static Path directory;
  private static TestService service;
  private static DeploymentManager webapp;
  private static Undertow undertow;

  /** Sets cookies in both ways on the innermost response, and commits it. */
  private static final class RawCookies extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      HttpServletResponse raw = response;
      while (raw instanceof ServletResponseWrapper wrapper) {
        raw = (HttpServletResponse) wrapper.getResponse();
      }
      raw.addHeader("Set-Cookie", "_ga=1");
      raw.addHeader("Set-Cookie", "lang=\"ko\" ;x");
      raw.addHeader("Set-Cookie ", "_fbp=1");
      raw.addHeader("Set-Cookie", "unknown=1");
      raw.addCookie(new Cookie("_ga_1", "1"));
      Cookie lang = new Cookie("lang", "en");
      lang.setPath("/en");
      raw.addCookie(lang);
      request.getSession();
      raw.getWriter().print("body");
      raw.flushBuffer();
    }
  }

  @BeforeAll
  static void start() throws ServletException {
    service = new TestService();
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(UndertowGuardTest.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("shop")
            .setTempDir(directory.toFile())
            .addInitParameter("consentry.service", service.address())
            .addInitParameter("consentry.site", TestSite.SITE)
            .addFilter(Servlets.filter("consentry", ConsentFilter.class))
            .addFilterUrlMapping("consentry", "/*", DispatcherType.REQUEST)
            .addServlet(
                Servlets.servlet(
                        "raw", RawCookies.class, new ImmediateInstanceFactory<>(new RawCookies()))
                    .addMapping("/*"));
    webapp = Servlets.defaultContainer().addDeployment(deployment);
    webapp.deploy();
    undertow =
        Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(webapp.start()).build();
    undertow.start();
    Eventually.holds("the policy is there", () -> names().contains("lang"));
  }

  @AfterAll
  static void stop() throws ServletException {
    undertow.stop();
    webapp.stop();
    service.close();
  }

  private static HttpResponse<String> get(String... headers) {
    int port = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static List<String> names(String... headers) {
    return get(headers).headers().allValues("Set-Cookie").stream()
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }

  @Test
  void only_essential_cookies_leave_whichever_way_they_were_set() {
    HttpResponse<String> answer = get();

    assertThat(names()).containsExactly("lang", "lang", "JSESSIONID");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .contains("lang=\"ko\" ;x", "lang=en; Path=/en");
    assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie ");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private");
    assertThat(answer.body()).isEqualTo("body");
  }

  @Test
  void granted_cookies_leave_in_their_order() {
    String token = "consent=" + TestSite.token("analytics");

    assertThat(names("Cookie", token + "; consent-choices=pv=1&analytics=1&advertising=0"))
        .containsExactly("_ga", "lang", "_ga_1", "lang", "JSESSIONID");
  }

  @Test
  void refused_cookies_are_expired() {
    assertThat(get("Cookie", "hotjar=1").headers().allValues("Set-Cookie"))
        .filteredOn(line -> line.startsWith("hotjar="))
        .hasSize(1);
  }
}
