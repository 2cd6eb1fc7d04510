package dev.consentry.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestWebapp;
import dev.consentry.filter.testing.Warnings;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether it is noticed that the filter is not the first one. */
class FilterOrderTest {
  @TempDir Path directory;

  /** A filter as webapps have them. */
  public static final class Other implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
    }
  }

  private static void filter(TestWebapp webapp, Class<? extends Filter> type) {
    FilterDef entry = new FilterDef();
    entry.setFilterName(type.getName());
    entry.setFilterClass(type.getName());
    webapp.context().addFilterDef(entry);
    FilterMap map = new FilterMap();
    map.setFilterName(type.getName());
    map.addURLPattern("/*");
    webapp.context().addFilterMap(map);
  }

  private List<String> warningsOf(List<Class<? extends Filter>> filters) {
    try (Warnings warnings = new Warnings();
        TestService service = new TestService();
        TestWebapp webapp =
            TestWebapp.with(
                directory,
                service,
                more -> {
                  filters.forEach(type -> filter(more, type));
                  more.page("/", (request, response) -> response.getWriter().print("body"));
                })) {
      assertThat(webapp.get("/").body()).isEqualTo("body");
      assertThat(webapp.get("/").body()).isEqualTo("body");
      return warnings.with("not the first filter");
    }
  }

  @Test
  void a_filter_in_front_is_named_once_with_what_it_means_and_what_to_do() {
    assertThat(warningsOf(List.of(Other.class, ConsentFilter.class)))
        .singleElement()
        .asString()
        .contains(Other.class.getName() + " comes before it")
        .contains("at the commit, by the guard for Tomcat")
        .contains("Put the filter-mapping of dev.consentry.filter.ConsentFilter first in web.xml");
  }

  @Test
  void nothing_is_said_where_the_filter_comes_first() {
    assertThat(warningsOf(List.of(ConsentFilter.class, Other.class))).isEmpty();
    assertThat(warningsOf(List.of(Other.class))).isEmpty();
  }
}
