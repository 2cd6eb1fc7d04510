package dev.consentry.filter;

import static dev.consentry.filter.testing.LibWebapp.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.Eventually;
import dev.consentry.filter.testing.LibWebapp;
import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webapp that is taken down leaves nothing behind: no thread, no class. */
class RedeployIT {
  private static final int REDEPLOYS = 20;
  private static final String PAGE =
      """
      <%@ page session="true" %><%
        response.addHeader("Set-Cookie", "_ga=1; Path=/");
        response.addHeader("Set-Cookie", "_fbp=1; Path=/");
      %>page
      """;

  @TempDir Path directory;

  @Test
  void twenty_redeploys_leave_no_thread_and_no_class_loader() throws Exception {
    long clientsBefore = httpClients();
    try (TestService service = new TestService();
        LibWebapp webapp = new LibWebapp(directory, service, PAGE)) {
      List<WeakReference<ClassLoader>> gone = new ArrayList<>();
      for (int i = 0; i < REDEPLOYS; i++) {
        use(webapp);
        assertThat(ours()).isNotEmpty();
        gone.add(new WeakReference<>(webapp.classLoader()));
        webapp.undeploy();
        assertThat(ours()).isEmpty();
        webapp.deploy();
      }
      use(webapp);
      webapp.undeploy();

      Eventually.holds(
          "the class loaders of the webapps that were taken down are collected",
          () -> {
            System.gc();
            return gone.stream().allMatch(loader -> loader.get() == null);
          });
      Eventually.holds(
          "the HTTP clients' own threads have ended, but for that of this test",
          () -> {
            System.gc();
            return httpClients() <= clientsBefore + 1;
          });
    }
  }

  private static void use(LibWebapp webapp) {
    assertThat(names(webapp.page("Cookie", "consent=" + TestSite.token("analytics"))))
        .contains("_ga", "JSESSIONID")
        .doesNotContain("_fbp");
    assertThat(names(webapp.page("Cookie", "consent=forged; _ga=1"))).contains("_ga", "JSESSIONID");
  }

  private static List<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream().filter(RedeployIT::isOurs).toList();
  }

  private static boolean isOurs(Thread thread) {
    return thread.getName().startsWith("consentry") && thread.isAlive();
  }

  /** How many of the JDK's HTTP clients are alive: each has one such thread. */
  private static long httpClients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .filter(thread -> thread.getName().endsWith("-SelectorManager"))
        .count();
  }
}
