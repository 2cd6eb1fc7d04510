package dev.consentry.filter.containers.ways;

import static dev.consentry.filter.containers.ways.Setting.raw;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Forwards and includes. The targets are in {@link TargetServlet}. */
final class DispatchWays {
  private DispatchWays() {}

  static void addTo(Ways ways) {
    for (Setting setting : Setting.values()) {
      String target = "/target/" + setting.id();
      ways.way(
          "forward-" + setting.id(),
          (request, response) -> to(request, target).forward(request, response));
      ways.way(
          "forward-after-" + setting.id(),
          (request, response) -> {
            setting.set(response);
            to(request, "/target/plain").forward(request, response);
          });
      ways.way(
          "forward-with-raw-objects-" + setting.id(),
          (request, response) -> to(request, target).forward(rawRequest(request), raw(response)));
      ways.way(
          "include-" + setting.id(),
          (request, response) -> {
            response.addHeader("Set-Cookie", Setting.GA);
            to(request, target).include(request, response);
            response.getWriter().print("after");
          });
      ways.way(
          "include-first-" + setting.id(),
          (request, response) -> {
            to(request, target).include(request, response);
            setting.set(response);
          });
      ways.way(
          "include-with-raw-objects-" + setting.id(),
          (request, response) -> {
            setting.set(response);
            to(request, target).include(rawRequest(request), raw(response));
          });
      ways.way(
          "include-committing-after-" + setting.id(),
          (request, response) -> {
            setting.set(response);
            to(request, "/target/big").include(request, response);
          });
    }
    for (Setting setting : Setting.values()) {
      neighbour(ways, setting);
    }
    named(ways);
    neighbourWithLength(ways);
    nested(ways);
    wrapped(ways);
  }

  private static void named(Ways ways) {
    ways.way(
        "named-forward",
        (request, response) ->
            request
                .getServletContext()
                .getNamedDispatcher(WaysSetup.NAMED)
                .forward(request, response));
    ways.way(
        "named-include",
        (request, response) -> {
          response.addHeader("Set-Cookie", Setting.FBP);
          request
              .getServletContext()
              .getNamedDispatcher(WaysSetup.NAMED)
              .include(request, response);
        });
    ways.way(
        "named-forward-raw",
        (request, response) ->
            request
                .getServletContext()
                .getNamedDispatcher(WaysSetup.NAMED)
                .forward(rawRequest(request), raw(response)));
  }

  /** To a webapp that has no filter. */
  private static void neighbour(Ways ways, Setting setting) {
    String target = "/target/" + setting.id();
    ways.way(
        "neighbour-forward-" + setting.id(),
        (request, response) -> toNeighbour(request, target).forward(request, response));
    ways.way(
        "neighbour-include-" + setting.id(),
        (request, response) -> {
          response.addHeader("Set-Cookie", Setting.GA);
          toNeighbour(request, target).include(request, response);
          response.getWriter().print("after");
        });
    ways.way(
        "neighbour-include-with-raw-objects-" + setting.id(),
        (request, response) -> {
          setting.set(response);
          toNeighbour(request, target).include(rawRequest(request), raw(response));
        });
  }

  /** All that is answered comes from there, and as much as was promised. */
  private static void neighbourWithLength(Ways ways) {
    ways.way(
        "neighbour-include-with-length",
        (request, response) -> {
          response.addHeader("Set-Cookie", Setting.GA);
          response.setContentLength("plain".length());
          toNeighbour(request, "/target/plain").include(request, response);
        });
  }

  private static RequestDispatcher toNeighbour(HttpServletRequest request, String path) {
    return request.getServletContext().getContext(WaysSetup.NEIGHBOUR).getRequestDispatcher(path);
  }

  private static void nested(Ways ways) {
    ways.way(
        "forward-to-include",
        (request, response) -> to(request, "/target/including").forward(request, response));
    ways.way(
        "forward-to-forward",
        (request, response) -> to(request, "/target/forwarding").forward(request, response));
    ways.way(
        "forward-to-static",
        (request, response) -> {
          Setting.RAW_HEADER.set(response);
          to(request, "/static/plain.txt").forward(request, response);
        });
  }

  private static void wrapped(Ways ways) {
    ways.way(
        "forward-in-own-wrapper",
        (request, response) ->
            to(request, "/target/header")
                .forward(request, new HttpServletResponseWrapper(response)));
    ways.way(
        "forward-in-own-wrapper-of-raw",
        (request, response) ->
            to(request, "/target/header")
                .forward(request, new HttpServletResponseWrapper(raw(response))));
    ways.way(
        "include-in-own-wrapper",
        (request, response) -> {
          response.addHeader("Set-Cookie", Setting.GA);
          to(request, "/target/raw-header")
              .include(request, new HttpServletResponseWrapper(response));
        });
  }

  private static RequestDispatcher to(HttpServletRequest request, String path) {
    return request.getRequestDispatcher(path);
  }

  static HttpServletRequest rawRequest(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return (HttpServletRequest) inner;
  }
}
