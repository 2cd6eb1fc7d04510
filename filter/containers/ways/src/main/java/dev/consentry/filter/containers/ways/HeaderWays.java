package dev.consentry.filter.containers.ways;

import static dev.consentry.filter.containers.ways.Setting.CART;
import static dev.consentry.filter.containers.ways.Setting.FBP;
import static dev.consentry.filter.containers.ways.Setting.GA;
import static dev.consentry.filter.containers.ways.Setting.HEADER;
import static dev.consentry.filter.containers.ways.Setting.LANG;
import static dev.consentry.filter.containers.ways.Setting.THEME;
import static dev.consentry.filter.containers.ways.Setting.UNKNOWN;

import java.util.List;

/** The six header methods, with names as webapps spell them. */
final class HeaderWays {
  private HeaderWays() {}

  static void addTo(Ways ways) {
    ways.way("add-header", (request, response) -> HEADER.set(response));
    spellings(ways);
    setters(ways);
    numbers(ways);
    ways.way(
        "add-header-after-body",
        (request, response) -> {
          response.getWriter().print("short");
          HEADER.set(response);
        });
    ways.way(
        "add-header-after-reset",
        (request, response) -> {
          HEADER.set(response);
          response.reset();
          HEADER.set(response);
        });
    ways.way(
        "add-header-after-reset-buffer",
        (request, response) -> {
          HEADER.set(response);
          response.getWriter().print("gone");
          response.resetBuffer();
          response.getWriter().print("stays");
        });
    ways.way("reset-takes-all")
        .takenBack()
        .does(
            (request, response) -> {
              HEADER.set(response);
              response.reset();
              response.getWriter().print("reset");
            });
  }

  private static void spellings(Ways ways) {
    int number = 1;
    for (String name :
        List.of(
            "SET-COOKIE",
            "set-cookie",
            "sEt-cOOKIE",
            " Set-Cookie",
            "Set-Cookie ",
            "\tSet-Cookie",
            "Set-Cookie\t")) {
      ways.way(
          "header-spelling-" + number++,
          (request, response) -> {
            response.addHeader("Set-Cookie", LANG);
            response.addHeader(name, GA);
            response.setHeader("X-After", "1");
            response.addHeader("Set-Cookie", CART);
          });
    }
  }

  private static void setters(Ways ways) {
    ways.way(
        "set-header",
        (request, response) -> {
          response.setHeader("Set-Cookie", GA);
          response.addHeader("Set-Cookie", LANG);
        });
    ways.way(
        "set-header-lower-case",
        (request, response) -> {
          response.setHeader("set-cookie", FBP);
          response.addHeader("Set-Cookie", THEME);
        });
    ways.way(
        "several-set-headers",
        (request, response) -> {
          response.setHeader("Set-Cookie", GA);
          response.setHeader("set-cookie", FBP);
          response.setHeader("Set-Cookie", LANG);
          response.addHeader("Set-Cookie", UNKNOWN);
        });
    ways.way(
        "set-header-refused-over-kept",
        (request, response) -> {
          response.addHeader("Set-Cookie", LANG);
          response.setHeader("Set-Cookie", GA);
        });
    ways.way("set-header-kept-over-refused")
        .takenBack()
        .does(
            (request, response) -> {
              response.addHeader("Set-Cookie", GA);
              response.setHeader("Set-Cookie", LANG);
            });
    ways.way(
        "set-header-null",
        (request, response) -> {
          HEADER.set(response);
          response.setHeader("X-Other", null);
        });
  }

  private static void numbers(Ways ways) {
    ways.way(
        "add-int-header",
        (request, response) -> {
          response.addHeader("Set-Cookie", LANG);
          response.addIntHeader("Set-Cookie", 5);
        });
    ways.way(
        "set-int-header",
        (request, response) -> {
          response.setIntHeader("SET-COOKIE", 5);
          response.addHeader("Set-Cookie", LANG);
        });
    ways.way(
        "add-date-header",
        (request, response) -> {
          response.addHeader("Set-Cookie", LANG);
          response.addDateHeader("set-cookie", 784_111_777_000L);
        });
    ways.way(
        "set-date-header",
        (request, response) -> {
          response.setDateHeader("Set-Cookie", 784_111_777_000L);
          response.addHeader("Set-Cookie", LANG);
        });
    ways.way("other-headers")
        .harmless()
        .does(
            (request, response) -> {
              response.addHeader("X-Set-Cookie", GA);
              response.addHeader("Set-Cookies", GA);
              response.addHeader("Set_Cookie", GA);
              response.addIntHeader("X-Number", 5);
              response.addDateHeader("X-Date", 784_111_777_000L);
              response.addHeader("Set-Cookie", LANG);
            });
  }
}
