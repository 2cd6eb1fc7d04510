package dev.consentry.filter.containers.ways;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Answers to WebSocket handshakes. The endpoint is {@link WaySocket}. */
final class WebSocketWays {
  static final String PATH = "/socket";
  static final String REFUSED_ORIGIN = "https://elsewhere.example";

  private static final String ORIGIN = "Origin: https://www.medit.example";

  private WebSocketWays() {}

  static void addTo(Ways ways) {
    spellings(ways);
    mixed(ways);
    for (Setting setting : Setting.values()) {
      byFilter(ways, setting);
      refused(ways, setting);
      ways.way("websocket-from-servlet-" + setting.id())
          .shakingHands("/way", ORIGIN)
          .does(
              (request, response) -> {
                setting.set(response);
                WaySocket.upgrade(request, response);
              });
    }
  }

  private static void spellings(Ways ways) {
    int number = 1;
    for (String name : List.of("Set-Cookie", "set-cookie", "SET-COOKIE", "Set-Cookie ")) {
      ways.way("websocket-spelling-" + number++)
          .shakingHands(PATH, ORIGIN)
          .shaken(headers -> headers.put(name, Setting.lines()));
    }
  }

  private static void mixed(Ways ways) {
    ways.way("websocket-several-spellings")
        .shakingHands(PATH, ORIGIN)
        .shaken(
            headers -> {
              headers.put("set-cookie", List.of(Setting.LANG, Setting.GA));
              headers.put("X-Other", List.of("1", "2"));
              headers.put("Set-COOKIE", List.of(Setting.FBP, Setting.CART));
            });
    ways.way("websocket-line-by-line")
        .shakingHands(PATH, ORIGIN)
        .shaken(
            headers -> {
              for (String line : Setting.lines()) {
                headers.computeIfAbsent("Set-Cookie", none -> new ArrayList<>()).add(line);
              }
            });
    ways.way("websocket-all-at-once")
        .shakingHands(PATH, ORIGIN)
        .shaken(
            headers ->
                headers.putAll(new TreeMap<>(java.util.Map.of("Set-Cookie", Setting.lines()))));
    ways.way("websocket-refused-only")
        .shakingHands(PATH, ORIGIN)
        .shaken(headers -> headers.put("Set-Cookie", List.of(Setting.GA, Setting.FBP)));
    ways.way("websocket-kept-only")
        .shakingHands(PATH, ORIGIN)
        .harmless()
        .shaken(headers -> headers.put("Set-Cookie", List.of(Setting.LANG, Setting.CART)));
    ways.way("websocket-failing")
        .shakingHands(PATH, ORIGIN)
        .status(0)
        .varying()
        .around(
            (request, response, chain) -> {
              Setting.HEADER.set(response);
              chain.doFilter(request, response);
            })
        .shaken(
            headers -> {
              headers.put("Set-Cookie", Setting.lines());
              throw new IllegalStateException("on purpose");
            });
  }

  private static void byFilter(Ways ways, Setting setting) {
    ways.way("websocket-filter-before-" + setting.id())
        .shakingHands(PATH, ORIGIN)
        .around(
            (request, response, chain) -> {
              setting.set(response);
              chain.doFilter(request, response);
            });
    ways.way("websocket-filter-after-" + setting.id())
        .shakingHands(PATH, ORIGIN)
        .around(
            (request, response, chain) -> {
              chain.doFilter(request, response);
              setting.set(response);
            });
    ways.way("websocket-filter-and-configurator-" + setting.id())
        .shakingHands(PATH, ORIGIN)
        .around(
            (request, response, chain) -> {
              setting.set(response);
              chain.doFilter(request, response);
            })
        .shaken(
            headers ->
                headers
                    .computeIfAbsent("Set-Cookie", none -> new ArrayList<>())
                    .addAll(List.of("keep-socket=1; Path=/", "_hj=1; Path=/")));
  }

  private static void refused(Ways ways, Setting setting) {
    for (int status : new int[] {401, 403}) {
      ways.way("websocket-filter-says-" + status + "-" + setting.id())
          .shakingHands(PATH, ORIGIN)
          .status(status)
          .varying()
          .around(
              (request, response, chain) -> {
                setting.set(response);
                response.sendError(status);
              });
    }
    ways.way("websocket-origin-refused-" + setting.id())
        .shakingHands(PATH, "Origin: " + REFUSED_ORIGIN)
        .status(0)
        .varying()
        .around(
            (request, response, chain) -> {
              setting.set(response);
              chain.doFilter(request, response);
            });
  }
}
