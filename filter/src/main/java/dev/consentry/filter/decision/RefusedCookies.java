package dev.consentry.filter.decision;

import dev.consentry.filter.cookie.CookieDomain;
import dev.consentry.filter.cookie.CookieHeader;
import dev.consentry.filter.policy.CookieRule;
import dev.consentry.filter.policy.EnforcementPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The Set-Cookie lines that delete what a browser still sends although it is refused. A browser
 * deletes an HttpOnly cookie like any other when a response asks for it. Undeclared cookies are
 * left alone: where they were set is not known.
 */
public final class RefusedCookies {
  /** More are left to the next response, so that no response's header grows too large. */
  private static final int MAX_LINES = 20;

  private RefusedCookies() {}

  /**
   * Finds what to delete.
   *
   * @param cookieHeaders the request's {@code Cookie} headers
   * @param host the host that the request names, without port
   * @param secure whether the request came by HTTPS
   * @return lines to send, each for one cookie, with its declared domain where the host is below it
   */
  public static List<String> expiries(
      List<String> cookieHeaders,
      CookieRules rules,
      VisitorConsent consent,
      EnforcementPolicy policy,
      String host,
      boolean secure) {
    Set<String> lines = new LinkedHashSet<>();
    for (String header : cookieHeaders) {
      CookieHeader.forEach(
          header,
          (text, start, end) -> {
            CookieRule rule = policy.ruleFor(text, start, end);
            if (rule != null
                && lines.size() < MAX_LINES
                && isToken(text, start, end)
                && rules.judgeName(text, start, end, consent, policy) != null) {
              lines.add(line(text.substring(start, end), rule, host, secure));
            }
          });
    }
    return new ArrayList<>(lines);
  }

  private static String line(String name, CookieRule rule, String host, boolean secure) {
    StringBuilder line = new StringBuilder(128);
    line.append(name).append("=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=");
    line.append(rule.path());
    String domain = rule.domain();
    if (domain != null && CookieDomain.covers(domain, host)) {
      line.append("; Domain=").append(domain);
    }
    if (secure) {
      line.append("; Secure");
    }
    return line.toString();
  }

  private static boolean isToken(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7F || c == ',' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
