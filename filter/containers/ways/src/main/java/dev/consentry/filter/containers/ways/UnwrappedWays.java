package dev.consentry.filter.containers.ways;

import static dev.consentry.filter.containers.ways.Setting.raw;

import jakarta.servlet.http.HttpServletResponse;

/** Code that sets cookies on the container's own response, and commits that very object. */
final class UnwrappedWays {
  private UnwrappedWays() {}

  /** What commits. */
  @FunctionalInterface
  private interface Commit {
    void run(HttpServletResponse raw) throws Exception;
  }

  static void addTo(Ways ways) {
    for (Setting setting : Setting.values()) {
      String id = setting.id();
      way(ways, "unwrapped-flush-" + id, 200, setting, HttpServletResponse::flushBuffer);
      way(ways, "unwrapped-redirect-" + id, 302, setting, raw -> raw.sendRedirect("/elsewhere"));
      way(ways, "unwrapped-error-" + id, 404, setting, raw -> raw.sendError(404));
      way(ways, "unwrapped-error-page-" + id, 418, setting, raw -> raw.sendError(418));
      way(ways, "unwrapped-short-" + id, 200, setting, raw -> raw.getWriter().print("short"));
      way(
          ways,
          "unwrapped-writer-" + id,
          200,
          setting,
          raw -> {
            raw.getWriter().print("text");
            raw.getWriter().flush();
          });
      way(
          ways,
          "unwrapped-stream-" + id,
          200,
          setting,
          raw -> raw.getOutputStream().write(new byte[40_000]));
      way(ways, "unwrapped-close-" + id, 200, setting, raw -> raw.getOutputStream().close());
    }
    ways.way(
        "unwrapped-after-wrapped",
        (request, response) -> {
          response.getWriter().print("wrapped");
          Setting.RAW_HEADER.set(response);
          raw(response).flushBuffer();
        });
  }

  private static void way(Ways ways, String name, int status, Setting setting, Commit commit) {
    Way way = ways.way(name).status(status);
    if (status == 404) {
      way.varying();
    }
    way.does(
        (request, response) -> {
          setting.set(response);
          commit.run(raw(response));
        });
  }
}
