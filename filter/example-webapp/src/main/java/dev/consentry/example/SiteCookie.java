package dev.consentry.example;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that this website sets for its own host and all of its paths.
 *
 * @param name as the browser keeps it
 * @param lifetime how long the browser keeps it; null until it is closed
 * @param httpOnly whether scripts are kept from reading it
 */
record SiteCookie(String name, @Nullable Duration lifetime, boolean httpOnly) {
  /** The language of the last page. */
  static final SiteCookie LANG = new SiteCookie("lang", Duration.ofDays(365), false);

  /** Says that the news pop-up was sent away. */
  static final SiteCookie POPUP_HIDDEN =
      new SiteCookie("popup_hidden_news", Duration.ofDays(30), false);

  /** How the visitor likes lists to be sorted. */
  static final SiteCookie LIST_SORT = new SiteCookie("list_sort", Duration.ofDays(365), false);

  /** The facility code that was typed when signing in. */
  static final SiteCookie FACILITY_CODE =
      new SiteCookie("facility_code", Duration.ofDays(365), false);

  /** Says that someone is signed in. */
  static final SiteCookie LOGIN_CHECK = new SiteCookie("login_check", null, true);

  /** Tells one browser from another in the visit statistics. */
  static final SiteCookie GA = new SiteCookie("_ga", Duration.ofDays(730), false);

  /** The statistics' state of one property. */
  static final SiteCookie GA_PROPERTY = new SiteCookie("_ga_EXAMPLE1", Duration.ofDays(730), false);

  /** Where a visitor came from. */
  static final SiteCookie VISIT_SOURCE = new SiteCookie("visit_source", Duration.ofDays(30), true);

  /** Tells one browser from another for advertisements. */
  static final SiteCookie FBP = new SiteCookie("_fbp", Duration.ofDays(90), false);

  /** The audience that the visitor is counted to. */
  static final SiteCookie AD_SEGMENT = new SiteCookie("ad_segment", Duration.ofDays(90), true);

  /** The advertisement that brought the visitor. */
  static final SiteCookie AD_CLICK = new SiteCookie("ad_click", Duration.ofDays(30), false);

  /** As an argument for {@code addCookie}. */
  Cookie with(String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(httpOnly);
    cookie.setAttribute("SameSite", "Lax");
    if (lifetime != null) {
      cookie.setMaxAge(Math.toIntExact(lifetime.toSeconds()));
    }
    return cookie;
  }

  /** As the value of a Set-Cookie header. */
  String line(String value) {
    StringBuilder line = new StringBuilder(name).append('=').append(value).append("; Path=/");
    if (lifetime != null) {
      line.append("; Max-Age=").append(lifetime.toSeconds());
    }
    return line.append("; SameSite=Lax").append(httpOnly ? "; HttpOnly" : "").toString();
  }

  /** A Set-Cookie line with which the browser forgets this cookie. */
  String deletion() {
    return name + "=; Path=/; Max-Age=0; SameSite=Lax" + (httpOnly ? "; HttpOnly" : "");
  }
}
