package dev.consentry.filter.containers.ways;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Filters before and after the one under test, and request listeners. */
final class FilterWays {
  private FilterWays() {}

  static void addTo(Ways ways) {
    for (String place : new String[] {"first", "last"}) {
      for (Setting setting : Setting.values()) {
        around(ways, place, setting);
      }
    }
    for (Setting setting : new Setting[] {Setting.HEADER, Setting.COOKIE}) {
      ways.way("listener-at-end-" + setting.id())
          .asking("GET", "/first")
          .atEnd((request, response) -> setting.set(response))
          .does((request, response) -> {});
      ways.way("listener-at-end-with-body-" + setting.id())
          .asking("GET", "/first")
          .atEnd((request, response) -> setting.set(response))
          .does((request, response) -> response.getWriter().print("body"));
      ways.way("captured-by-first-filter-" + setting.id())
          .asking("GET", "/first")
          .does((request, response) -> setting.set(captured(request)));
      ways.way("captured-by-first-filter-flushed-" + setting.id())
          .asking("GET", "/first")
          .does(
              (request, response) -> {
                setting.set(captured(request));
                captured(request).flushBuffer();
              });
    }
  }

  private static HttpServletResponse captured(jakarta.servlet.ServletRequest request) {
    return (HttpServletResponse)
        java.util.Objects.requireNonNull(request.getAttribute(WayFilter.CAPTURED));
  }

  private static void around(Ways ways, String place, Setting setting) {
    String name = place + "-filter-";
    String path = "/" + place;
    ways.way(name + "before-" + setting.id())
        .asking("GET", path)
        .around(
            (request, response, chain) -> {
              setting.set(response);
              chain.doFilter(request, response);
            })
        .does((request, response) -> response.getWriter().print("page"));
    ways.way(name + "after-" + setting.id())
        .asking("GET", path)
        .around(
            (request, response, chain) -> {
              chain.doFilter(request, response);
              setting.set(response);
            })
        .does((request, response) -> response.getWriter().print("page"));
    ways.way(name + "instead-" + setting.id())
        .asking("GET", path)
        .around(
            (request, response, chain) -> {
              setting.set(response);
              response.getWriter().print("no page");
            })
        .does((request, response) -> {});
    ways.way(name + "after-flushing-" + setting.id())
        .asking("GET", path)
        .around(
            (request, response, chain) -> {
              chain.doFilter(request, response);
              setting.set(response);
              response.flushBuffer();
            })
        .does((request, response) -> {});
    ways.way(name + "wrapping-" + setting.id())
        .asking("GET", path)
        .around(
            (request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper(response)))
        .does((request, response) -> setting.set(response));
  }
}
