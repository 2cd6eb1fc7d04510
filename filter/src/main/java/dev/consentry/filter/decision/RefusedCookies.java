package dev.consentry.filter.decision;

import dev.consentry.filter.cookie.CookieHeader;
import dev.consentry.filter.cookie.CookieName;
import dev.consentry.filter.cookie.PublicSuffixes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The Set-Cookie lines that delete what a browser still sends although it is refused. A browser
 * deletes an HttpOnly cookie like any other when a response asks for it. A declared cookie is first
 * deleted where it is declared, an undeclared one on the host and every parent up to the
 * registrable domain; if the browser sends the very same cookie again, everywhere else that the
 * request allows; and if that is in vain too, not again for a while.
 */
public final class RefusedCookies {
  /** More are left to the next response, so that no response's header grows too large. */
  private static final int MAX_LINES = 20;

  private final VisitorRules rules;
  private final BrowserRequest request;
  private final PublicSuffixes suffixes;
  private final ExpiryMemory memory;
  private final Set<String> lines = new LinkedHashSet<>();
  private final Set<String> seen = new HashSet<>();

  private RefusedCookies(
      VisitorRules rules, BrowserRequest request, PublicSuffixes suffixes, ExpiryMemory memory) {
    this.rules = rules;
    this.request = request;
    this.suffixes = suffixes;
    this.memory = memory;
  }

  /** Whether a request has a cookie that is refused. */
  public static boolean anyIn(List<String> cookieHeaders, VisitorRules rules) {
    for (String header : cookieHeaders) {
      if (CookieHeader.anyMatch(header, rules::takesOut)) {
        return true;
      }
    }
    return false;
  }

  /** The lines to send, at most twenty. */
  public static List<String> expiries(
      VisitorRules rules, BrowserRequest request, PublicSuffixes suffixes, ExpiryMemory memory) {
    RefusedCookies refused = new RefusedCookies(rules, request, suffixes, memory);
    request.cookieHeaders().forEach(header -> CookieHeader.forEach(header, refused::expire));
    return new ArrayList<>(refused.lines);
  }

  private void expire(String text, int start, int end) {
    String pair = CookieHeader.pairAt(text, start);
    CookieName name = CookieName.of(text, start, end);
    if (lines.size() >= MAX_LINES
        || !isToken(text, start, end)
        || !rules.takesOut(name)
        || !seen.add(pair)) {
      return;
    }
    ExpiryPlaces places =
        new ExpiryPlaces(
            name.toString(), rules.ruleFor(name), request, suffixes.cookieDomains(request.host()));
    int tried = memory.tried(pair);
    int sent = send(places, tried);
    if (sent > tried) {
      memory.remember(pair, sent);
    }
  }

  private int send(ExpiryPlaces places, int tried) {
    List<String> all = places.lines();
    int end = tried < places.likely() ? places.likely() : all.size();
    int next = tried;
    while (next < end && (lines.size() < MAX_LINES || lines.contains(all.get(next)))) {
      lines.add(all.get(next));
      next++;
    }
    return next;
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
