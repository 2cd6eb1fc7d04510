package dev.consentry.filter.containers.ways;

import static dev.consentry.filter.containers.ways.Setting.raw;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/** What lies beside an ordinary response: upgrades, trailers, early hints. */
final class ProtocolWays {
  private ProtocolWays() {}

  static void addTo(Ways ways) {
    for (Setting setting : Setting.values()) {
      String id = setting.id();
      ways.way("upgrade-" + id)
          .asking("GET", "/way", "Connection: Upgrade", "Upgrade: ways")
          .status(101)
          .does(
              (request, response) -> {
                setting.set(response);
                response.setHeader("Upgrade", "ways");
                response.setHeader("Connection", "Upgrade");
                request.upgrade(ClosingHandler.class);
              });
      ways.way("upgrade-from-raw-" + id)
          .asking("GET", "/way", "Connection: Upgrade", "Upgrade: ways")
          .status(101)
          .does(
              (request, response) -> {
                setting.set(response);
                response.setHeader("Upgrade", "ways");
                response.setHeader("Connection", "Upgrade");
                DispatchWays.rawRequest(request).upgrade(ClosingHandler.class);
              });
      ways.way(
          "early-hints-" + id,
          (request, response) -> {
            setting.set(response);
            response.addHeader("Link", "</site.css>; rel=preload; as=style");
            earlyHints(raw(response));
            response.getWriter().print("page");
          });
    }
    trailers(ways);
  }

  private static void trailers(Ways ways) {
    ways.way("trailers", (request, response) -> trailer(response, false));
    ways.way("trailers-on-raw", (request, response) -> trailer(raw(response), false));
    ways.way("trailers-late", (request, response) -> trailer(response, true));
    ways.way("trailers-late-on-raw", (request, response) -> trailer(raw(response), true));
  }

  private static void trailer(HttpServletResponse response, boolean afterCommit)
      throws java.io.IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("X-Checksum", "1");
    fields.put("Set-Cookie", Setting.GA);
    response.setHeader("Trailer", "X-Checksum");
    if (afterCommit) {
      response.getWriter().print("body");
      response.flushBuffer();
      response.setTrailerFields(() -> fields);
    } else {
      response.setTrailerFields(() -> fields);
      response.getWriter().print("body");
      response.flushBuffer();
    }
  }

  /** Containers differ in how they are told; one that cannot be told sends none. */
  private static void earlyHints(HttpServletResponse response) throws Exception {
    if (response.getClass().getName().startsWith("org.eclipse.jetty.")) {
      response.sendError(103);
      return;
    }
    for (Method method : response.getClass().getMethods()) {
      if (method.getName().equals("sendEarlyHints") && method.getParameterCount() == 0) {
        method.invoke(response);
        return;
      }
    }
  }
}
