package dev.consentry.filter.containers.ways;

import static dev.consentry.filter.containers.ways.Setting.CART;
import static dev.consentry.filter.containers.ways.Setting.GA;
import static dev.consentry.filter.containers.ways.Setting.LANG;

import jakarta.servlet.http.Cookie;

/** Line ends and other characters that would make a second header out of one, or another name. */
final class InjectionWays {
  private InjectionWays() {}

  static void addTo(Ways ways) {
    inValue(ways, "cr-lf", "\r\n");
    inValue(ways, "lf", "\n");
    inValue(ways, "cr", "\r");
    inValue(ways, "nul", "\0");
    inValue(ways, "wide-cr-lf", "\u010D\u010A");
    inName(ways, "cr-lf-in-name", "X-Other: 1\r\nSet-Cookie");
    inName(ways, "lf-in-name", "X-Other: 1\nSet-Cookie");
    inName(ways, "wide-lf-in-name", "X-Other: 1\u010ASet-Cookie");
    inName(ways, "name-with-wide-letter", "\u0153et-Cookie");
    inName(ways, "name-with-nul", "Set-Cookie\0");
    inName(ways, "name-with-no-break-space", "Set-Cookie\u00A0");
    inName(ways, "name-with-dotless-i", "Set-Cook\u0131e");
    inName(ways, "name-with-kelvin-sign", "Set-Coo\u212Aie");
    ways.way("injected-colon-in-name")
        .varying()
        .does(
            (request, response) -> {
              response.addHeader("Set-Cookie", LANG);
              attempt(() -> response.addHeader("Set-Cookie: _ga=1; Path=/; X", "1"));
              response.addHeader("Set-Cookie", CART);
            });
    ways.way("injected-location")
        .status(302)
        .does((request, response) -> response.sendRedirect("/plain\r\nSet-Cookie: _ga=1"));
    ways.way(
        "injected-content-type",
        (request, response) ->
            attempt(() -> response.setContentType("text/plain\r\nSet-Cookie: _ga=1")));
    ways.way(
        "injected-cookie",
        (request, response) -> {
          response.addCookie(CookieWays.cookie("lang", "ko"));
          attempt(() -> response.addCookie(new Cookie("lang", "1\r\nSet-Cookie: _ga=1")));
          attempt(
              () -> {
                Cookie cookie = new Cookie("cart", "1");
                cookie.setPath("/\r\nSet-Cookie: _ga=1");
                response.addCookie(cookie);
              });
        });
  }

  private static void inValue(Ways ways, String name, String separator) {
    ways.way("injected-" + name)
        .varying()
        .does(
            (request, response) -> {
              response.addHeader("Set-Cookie", CART);
              attempt(
                  () -> response.addHeader("Set-Cookie", LANG + separator + "Set-Cookie: " + GA));
              attempt(() -> response.addHeader("X-Other", "1" + separator + "Set-Cookie: " + GA));
            });
  }

  private static void inName(Ways ways, String name, String header) {
    ways.way("injected-" + name)
        .varying()
        .does(
            (request, response) -> {
              response.addHeader("Set-Cookie", LANG);
              attempt(() -> response.addHeader(header, GA));
              attempt(() -> response.setHeader(header, GA));
              response.addHeader("Set-Cookie", CART);
            });
  }

  /** Some containers refuse such characters with an exception: that is as good. */
  private static void attempt(Runnable injection) {
    try {
      injection.run();
    } catch (IllegalArgumentException refused) {
      return;
    }
  }
}
