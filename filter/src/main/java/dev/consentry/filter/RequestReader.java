package dev.consentry.filter;

import dev.consentry.filter.cookie.CookieHeader;
import dev.consentry.filter.policy.ConsentCookies;
import dev.consentry.filter.policy.EnforcementPolicy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says that consent depends on. */
final class RequestReader {
  private static final String GPC_ON = "1";

  private final HttpServletRequest request;
  private final List<String> cookieHeaders;
  private final EnforcementPolicy policy;
  private @Nullable ConsentCookies cookies;

  RequestReader(HttpServletRequest request, EnforcementPolicy policy) {
    this.request = request;
    Enumeration<String> headers = request.getHeaders("Cookie");
    this.cookieHeaders = headers == null ? List.of() : listOf(headers);
    this.policy = policy;
  }

  /** Nearly always there is one such header. */
  private static List<String> listOf(Enumeration<String> headers) {
    if (!headers.hasMoreElements()) {
      return List.of();
    }
    String first = headers.nextElement();
    if (!headers.hasMoreElements()) {
      return List.of(first);
    }
    List<String> all = Collections.list(headers);
    all.add(0, first);
    return all;
  }

  /** The path below the context path, decoded. */
  static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    String path = request.getServletPath();
    if (info == null) {
      return path;
    }
    return path.isEmpty() ? info : path + info;
  }

  List<String> cookieHeaders() {
    return cookieHeaders;
  }

  boolean hasCookies() {
    return !cookieHeaders.isEmpty();
  }

  /** The only {@code Cookie} header; null if there is none, or more than one. */
  @Nullable String onlyCookieHeader() {
    return cookieHeaders.size() == 1 ? cookieHeaders.get(0) : null;
  }

  ConsentCookies cookies() {
    if (cookies == null) {
      cookies = ConsentCookies.of(policy, request.isSecure(), host());
    }
    return cookies;
  }

  /** The path as it stands in the request line. */
  String uri() {
    String uri = request.getRequestURI();
    return uri == null ? "" : uri;
  }

  /** What tells the browser apart from others, as far as the request shows it. */
  @Nullable String[] browser() {
    return new @Nullable String[] {
      host(),
      request.getRemoteAddr(),
      request.getHeader("X-Forwarded-For"),
      request.getHeader("Forwarded"),
      request.getHeader("User-Agent"),
      request.getRequestedSessionId(),
      token()
    };
  }

  String host() {
    String host = request.getServerName();
    return host == null ? "" : host;
  }

  boolean isSecure() {
    return request.isSecure();
  }

  /** The token cookie's value as it came; null without one. */
  @Nullable String token() {
    return value(cookies().tokenName());
  }

  /** The form cookie's value as it came; null without one. */
  @Nullable String formToken() {
    return value(cookies().formTokenName());
  }

  /** The value of {@code consent-choices} as it came; null without one. */
  @Nullable String choices() {
    return value(ConsentCookies.CHOICES);
  }

  /** Whether a Global Privacy Control signal applies: {@code Sec-GPC: 1} and nothing else. */
  boolean globalPrivacyControl() {
    return GPC_ON.equals(request.getHeader("Sec-GPC"));
  }

  private @Nullable String value(String name) {
    for (String header : cookieHeaders) {
      String value = CookieHeader.value(header, name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
