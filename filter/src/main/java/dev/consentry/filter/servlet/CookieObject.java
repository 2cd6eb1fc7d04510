package dev.consentry.filter.servlet;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.decision.CookieWay;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;

/** Judges a {@link Cookie} as the line that a container makes of it. */
final class CookieObject {
  /** {@code getAttribute} came with Servlet 6.0; an older container has no such method. */
  private static final boolean HAS_ATTRIBUTES = hasAttributes();

  private CookieObject() {}

  static boolean passes(Cookie cookie, CookieGate gate) {
    if (cookie.getMaxAge() == 0) {
      return true;
    }
    String expires = cookie.getMaxAge() < 0 ? expires(cookie) : null;
    return expires == null
        ? gate.passesName(cookie.getName(), CookieWay.ADD_COOKIE)
        : gate.passesLine(cookie.getName() + "=; Expires=" + expires, CookieWay.ADD_COOKIE);
  }

  private static @Nullable String expires(Cookie cookie) {
    return HAS_ATTRIBUTES ? cookie.getAttribute("Expires") : null;
  }

  private static boolean hasAttributes() {
    try {
      Cookie.class.getMethod("getAttribute", String.class);
      return true;
    } catch (NoSuchMethodException older) {
      return false;
    }
  }
}
