package dev.consentry.filter.containers.ways;

/** Files that the container serves, with a filter of the webapp that adds cookies to them. */
final class StaticWays {
  private static final String FILE = "/static/plain.txt";

  private StaticWays() {}

  static void addTo(Ways ways) {
    for (Setting setting : Setting.values()) {
      String id = setting.id();
      file(ways, "static-" + id, "GET", FILE, setting, 200);
      file(ways, "static-head-" + id, "HEAD", FILE, setting, 200);
      file(ways, "static-big-" + id, "GET", "/static/big.txt", setting, 200);
      file(ways, "static-missing-" + id, "GET", "/static/none.txt", setting, 404);
      file(ways, "welcome-" + id, "GET", "/static/dir/", setting, 200);
      file(ways, "directory-redirect-" + id, "GET", "/static/dir", setting, 302);
      ways.way("static-not-modified-" + id)
          .asking("GET", FILE, "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT")
          .status(304)
          .around(
              (request, response, chain) -> {
                setting.set(response);
                chain.doFilter(request, response);
              });
      ways.way("static-range-" + id)
          .asking("GET", FILE, "Range: bytes=2-4")
          .status(206)
          .around(
              (request, response, chain) -> {
                setting.set(response);
                chain.doFilter(request, response);
              });
    }
    ways.way("jsp").asking("GET", "/page.jsp").does((request, response) -> {});
    ways.way("jsp-big").asking("GET", "/big.jsp").does((request, response) -> {});
    ways.way(
        "jsp-forward",
        (request, response) ->
            request.getRequestDispatcher("/page.jsp").forward(request, response));
    ways.way(
        "jsp-include",
        (request, response) -> {
          Setting.HEADER.set(response);
          request.getRequestDispatcher("/page.jsp").include(request, response);
        });
  }

  private static void file(
      Ways ways, String name, String method, String path, Setting setting, int status) {
    Way way = ways.way(name).asking(method, path).status(status);
    if (status == 404) {
      way.varying();
    }
    way.around(
        (request, response, chain) -> {
          setting.set(response);
          chain.doFilter(request, response);
        });
  }
}
