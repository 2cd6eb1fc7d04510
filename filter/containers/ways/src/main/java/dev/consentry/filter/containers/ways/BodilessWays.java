package dev.consentry.filter.containers.ways;

/** Answers without a body. */
final class BodilessWays {
  private BodilessWays() {}

  static void addTo(Ways ways) {
    for (Setting setting : Setting.values()) {
      ways.way("no-content-" + setting.id())
          .status(204)
          .does(
              (request, response) -> {
                setting.set(response);
                response.setStatus(204);
              });
      ways.way("not-modified-" + setting.id())
          .status(304)
          .does(
              (request, response) -> {
                setting.set(response);
                response.setStatus(304);
              });
      ways.way("head-" + setting.id())
          .asking("HEAD", "/way")
          .does(
              (request, response) -> {
                setting.set(response);
                response.getWriter().print("not sent");
              });
      ways.way("options-" + setting.id())
          .asking("OPTIONS", "/way")
          .does((request, response) -> setting.set(response));
    }
    ways.way("head-big")
        .asking("HEAD", "/way")
        .does(
            (request, response) -> {
              Setting.HEADER.set(response);
              response.getWriter().write("x".repeat(40_000));
            });
  }
}
