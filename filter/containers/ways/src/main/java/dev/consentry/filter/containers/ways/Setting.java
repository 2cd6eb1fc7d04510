package dev.consentry.filter.containers.ways;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;

/** How the same six cookies are set: three that are essential, and three that are not. */
enum Setting {
  HEADER {
    @Override
    void set(HttpServletResponse response) {
      LINES.forEach(line -> response.addHeader("Set-Cookie", line));
    }
  },
  COOKIE {
    @Override
    void set(HttpServletResponse response) {
      for (String name : List.of("lang", "_ga", "theme", "_fbp", "unknown", "cart")) {
        Cookie cookie = new Cookie(name, "object");
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        response.addCookie(cookie);
      }
    }
  },
  /** On the object that the container made, as code does that unwraps what it is given. */
  RAW_HEADER {
    @Override
    void set(HttpServletResponse response) {
      HEADER.set(raw(response));
    }
  },
  RAW_COOKIE {
    @Override
    void set(HttpServletResponse response) {
      COOKIE.set(raw(response));
    }
  };

  static final String LANG = "lang=ko; Path=/";
  static final String GA = "_ga=GA1.2.1; Path=/; HttpOnly";
  static final String THEME = "theme=dark;Path=/ ;;  future; Priority=High";
  static final String FBP = "_fbp=fb.1.1; Path=/; SameSite=None; Secure";
  static final String UNKNOWN = "unknown=1; Path=/";
  static final String CART = "cart=\"2 items, 1 box\"; Path=/";

  private static final List<String> LINES = List.of(LANG, GA, THEME, FBP, UNKNOWN, CART);

  abstract void set(HttpServletResponse response);

  /** Such as {@code raw-header}, for the names of ways. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one that is called so by {@link #id}. */
  static Setting of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The six lines of those that go by header. */
  static List<String> lines() {
    return LINES;
  }

  /** The innermost response: the container's own. */
  static HttpServletResponse raw(ServletResponse response) {
    ServletResponse inner = response;
    while (inner instanceof ServletResponseWrapper wrapper) {
      inner = wrapper.getResponse();
    }
    return (HttpServletResponse) inner;
  }
}
