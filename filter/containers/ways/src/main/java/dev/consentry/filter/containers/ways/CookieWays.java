package dev.consentry.filter.containers.ways;

import static dev.consentry.filter.containers.ways.Setting.COOKIE;

import jakarta.servlet.http.Cookie;

/** {@code addCookie}, and what becomes of the object afterwards. */
final class CookieWays {
  private CookieWays() {}

  static void addTo(Ways ways) {
    ways.way("add-cookie", (request, response) -> COOKIE.set(response));
    ways.way(
        "add-cookie-with-everything",
        (request, response) -> {
          response.addCookie(cookie("lang", "ko"));
          Cookie cookie = cookie("_ga", "1");
          cookie.setDomain("medit.example");
          cookie.setMaxAge(100);
          cookie.setSecure(true);
          cookie.setHttpOnly(true);
          cookie.setAttribute("SameSite", "None");
          cookie.setAttribute("Partitioned", "");
          response.addCookie(cookie);
        });
    ways.way(
        "add-cookie-with-expires",
        (request, response) -> {
          Cookie cookie = cookie("_ga", "1");
          cookie.setAttribute("Expires", "Fri, 31 Dec 9999 23:59:59 GMT");
          response.addCookie(cookie);
          response.addCookie(cookie("lang", "ko"));
        });
    ways.way(
        "add-cookie-mutated-value",
        (request, response) -> {
          Cookie cookie = cookie("_ga", "1");
          response.addCookie(cookie);
          cookie.setValue("2");
          response.addCookie(cookie);
        });
    ways.way("add-cookie-mutated-to-deletion")
        .does(
            (request, response) -> {
              Cookie cookie = cookie("_ga", "1");
              response.addCookie(cookie);
              cookie.setMaxAge(0);
            });
    ways.way(
        "add-cookie-mutated-from-deletion",
        (request, response) -> {
          Cookie cookie = cookie("_ga", "1");
          cookie.setMaxAge(0);
          response.addCookie(cookie);
          cookie.setMaxAge(-1);
        });
    ways.way("add-cookie-renamed", (request, response) -> response.addCookie(new Renamed()));
    ways.way(
        "add-cookie-twice",
        (request, response) -> {
          response.addCookie(cookie("_ga", "1"));
          response.addCookie(cookie("lang", "1"));
          response.addCookie(cookie("_ga", "2"));
          response.addCookie(cookie("lang", "2"));
        });
    ways.way(
        "add-cookie-without-value",
        (request, response) -> {
          response.addCookie(cookie("_ga", ""));
          response.addCookie(cookie("lang", ""));
        });
    ways.way(
        "add-cookie-200",
        (request, response) -> {
          for (int i = 0; i < 100; i++) {
            response.addCookie(cookie("_ga_" + i, "1"));
            response.addCookie(cookie("keep-" + i, "1"));
          }
        });
    ways.way("deletions")
        .harmless()
        .does(
            (request, response) -> {
              Cookie cookie = cookie("_fbp", "");
              cookie.setMaxAge(0);
              response.addCookie(cookie);
              response.addHeader("Set-Cookie", "_ga=; Path=/; Max-Age=0");
              response.addHeader("Set-Cookie", "unknown=; Max-Age=-1");
            });
    ways.way("session-cookie")
        .harmless()
        .does(
            (request, response) -> {
              request.getSession();
              response.getWriter().print("session");
            });
    ways.way(
        "session-cookie-and-others",
        (request, response) -> {
          request.getSession();
          COOKIE.set(response);
        });
  }

  static Cookie cookie(String name, String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    return cookie;
  }

  /** Says another name than it was made with. */
  private static final class Renamed extends Cookie {
    private static final long serialVersionUID = 1;

    Renamed() {
      super("lang", "1");
    }

    @Override
    public String getName() {
      return "_ga";
    }
  }
}
