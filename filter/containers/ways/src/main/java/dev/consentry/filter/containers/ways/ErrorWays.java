package dev.consentry.filter.containers.ways;

import java.io.IOException;

/** Errors, with and without an error page of the webapp. */
final class ErrorWays {
  private ErrorWays() {}

  static void addTo(Ways ways) {
    for (Setting setting : Setting.values()) {
      String id = setting.id();
      ways.way("error-" + id)
          .status(404)
          .varying()
          .does(
              (request, response) -> {
                setting.set(response);
                response.sendError(404);
              });
      ways.way("error-with-message-" + id)
          .status(503)
          .varying()
          .does(
              (request, response) -> {
                setting.set(response);
                response.sendError(503, "later");
              });
      ways.way("error-page-" + id)
          .status(418)
          .does(
              (request, response) -> {
                setting.set(response);
                response.sendError(418);
              });
      ways.way("exception-" + id)
          .status(500)
          .varying()
          .does(
              (request, response) -> {
                setting.set(response);
                throw new IllegalStateException("on purpose");
              });
      ways.way("exception-with-page-" + id)
          .status(500)
          .does(
              (request, response) -> {
                setting.set(response);
                throw new IllegalCallerException("on purpose");
              });
    }
    ways.way("error-page-alone").status(418).does((request, response) -> response.sendError(418));
    ways.way("error-page-raw").status(410).does((request, response) -> response.sendError(410));
    ways.way("exception-page-alone")
        .status(500)
        .does(
            (request, response) -> {
              throw new IllegalCallerException("on purpose");
            });
    ways.way("status-alone")
        .status(404)
        .does(
            (request, response) -> {
              Setting.RAW_HEADER.set(response);
              response.setStatus(404);
            });
    ways.way("io-exception")
        .status(500)
        .varying()
        .does(
            (request, response) -> {
              Setting.HEADER.set(response);
              throw new IOException("on purpose");
            });
    ways.way("exception-after-body")
        .status(500)
        .varying()
        .does(
            (request, response) -> {
              Setting.HEADER.set(response);
              response.getWriter().print("half a");
              throw new IllegalStateException("on purpose");
            });
    ways.way("error-then-more")
        .status(404)
        .varying()
        .does(
            (request, response) -> {
              response.addHeader("Set-Cookie", Setting.GA);
              response.sendError(404);
              Setting.RAW_HEADER.set(response);
            });
  }
}
