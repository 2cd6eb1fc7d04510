package dev.consentry.filter;

import static dev.consentry.filter.testing.TestWebapp.cookies;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the filter gets into a webapp, and what keeps the webapp from starting. */
class RegistrationTest {
  @TempDir Path directory;
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  private static void pages(TestWebapp webapp) {
    webapp.page(
        "/",
        (request, response) -> {
          response.addHeader("Set-Cookie", "lang=ko");
          response.addHeader("Set-Cookie", "_ga=1");
          response.getWriter().print("body");
        });
  }

  private static FilterDef entry(TestWebapp webapp) {
    FilterDef entry = new FilterDef();
    entry.setFilterName("own");
    entry.setFilterClass(ConsentFilter.class.getName());
    entry.setAsyncSupported("true");
    webapp.context().addFilterDef(entry);
    return entry;
  }

  private static long filters(TestWebapp webapp) {
    return webapp.context().getServletContext().getFilterRegistrations().values().stream()
        .filter(one -> ConsentFilter.class.getName().equals(one.getClassName()))
        .count();
  }

  @Test
  void containers_find_the_initializer() {
    assertThat(ServiceLoader.load(jakarta.servlet.ServletContainerInitializer.class))
        .anyMatch(ConsentFilterInitializer.class::isInstance);
  }

  @Test
  void an_entry_of_the_webapp_takes_precedence_without_doubling() {
    try (TestWebapp webapp =
        TestWebapp.with(
            directory,
            service,
            more -> {
              pages(more);
              entry(more).addInitParameter("consentry.mode", "observe");
              FilterMap map = new FilterMap();
              map.setFilterName("own");
              map.addURLPattern("/*");
              more.context().addFilterMap(map);
            })) {
      assertThat(filters(webapp)).isEqualTo(1);
      assertThat(cookies(webapp.get("/"))).containsExactly("lang=ko", "_ga=1");
    }
  }

  @Test
  void an_entry_without_mapping_is_mapped_to_everything() {
    try (TestWebapp webapp =
        TestWebapp.with(
            directory,
            service,
            more -> {
              pages(more);
              entry(more);
            })) {
      assertThat(filters(webapp)).isEqualTo(1);
      assertThat(cookies(webapp.get("/"))).containsExactly("lang=ko");
    }
  }

  @Test
  void observe_changes_nothing() {
    try (TestWebapp observing =
            TestWebapp.with(
                directory.resolve("observing"),
                service,
                more -> {
                  CookieWays.addTo(more);
                  more.setting("consentry.mode", "observe");
                });
        TestWebapp bare = TestWebapp.bare(directory.resolve("bare"), CookieWays::addTo)) {
      for (String way : List.copyOf(CookieWays.PATHS)) {
        String[] sent = {
          "Cookie", "_ga=1; consent-choices=pv=1&analytics=1; consent=" + TestSite.token()
        };
        assertThat(cookies(observing.get(way, sent)))
            .as(way)
            .isEqualTo(cookies(bare.get(way, sent)));
        assertThat(observing.get(way, sent).headers().allValues("Cache-Control")).isEmpty();
      }
    }
  }

  @Test
  void the_first_webapp_filter_already_sees_the_guarded_response() {
    try (TestWebapp webapp =
        TestWebapp.with(
            directory,
            service,
            more -> {
              pages(more);
              FilterDef other = new FilterDef();
              other.setFilterName("other");
              other.setFilter(
                  (request, response, chain) -> {
                    ((jakarta.servlet.http.HttpServletResponse) response)
                        .addHeader("Set-Cookie", "_fbp=1");
                    chain.doFilter(request, response);
                    response.getWriter().flush();
                  });
              more.context().addFilterDef(other);
              FilterMap map = new FilterMap();
              map.setFilterName("other");
              map.addURLPattern("/*");
              more.context().addFilterMap(map);
            })) {
      assertThat(cookies(webapp.get("/"))).containsExactly("lang=ko");
    }
  }

  @Test
  void a_webapp_with_a_bad_setting_does_not_start() {
    for (String[] bad :
        List.of(
            new String[] {"consentry.service", "ftp://x"},
            new String[] {"consentry.mode", "enforced"},
            new String[] {"consentry.moode", "enforce"})) {
      try (TestWebapp webapp =
          TestWebapp.with(
              directory.resolve(bad[1].substring(0, 3) + bad[0]),
              service,
              more -> {
                pages(more);
                more.setting(bad[0], bad[1]);
              })) {
        assertThat(webapp.isRunning()).as(bad[0]).isFalse();
      }
    }
  }
}
