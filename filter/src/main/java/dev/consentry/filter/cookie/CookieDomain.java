package dev.consentry.filter.cookie;

import java.util.Locale;

/** Whether a browser lets a host set a cookie for a domain (RFC 6265bis, section 5.1.3). */
public final class CookieDomain {
  private CookieDomain() {}

  /**
   * Whether the host is the domain or lies below it: {@code www.medit.example} below {@code
   * medit.example}, but {@code notmedit.example} not, and no address such as {@code 127.0.0.1}
   * below {@code 0.0.1}.
   */
  public static boolean covers(String domain, String host) {
    String lowerDomain = domain.toLowerCase(Locale.ROOT);
    String lowerHost = host.toLowerCase(Locale.ROOT);
    if (lowerHost.equals(lowerDomain)) {
      return true;
    }
    return lowerHost.endsWith("." + lowerDomain)
        && !Ascii.isDigit(lowerHost.charAt(lowerHost.length() - 1));
  }
}
