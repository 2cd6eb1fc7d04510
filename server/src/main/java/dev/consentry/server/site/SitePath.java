package dev.consentry.server.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;

/** What a request's path says of the site that it is about. */
public final class SitePath {
  private static final String SITES = "/v1/sites/";

  private SitePath() {}

  /** Whether the path is below {@code /v1/sites/}. */
  public static boolean isOfSite(String path) {
    return path.startsWith(SITES);
  }

  /**
   * The site, empty if the path is of none. {@code m%65dit} is {@code medit}, as it is to the
   * controllers: it must not be counted as another.
   */
  public static String site(String path) {
    return isOfSite(path) ? decoded(path.substring(SITES.length(), siteEnd(path))) : "";
  }

  private static String decoded(String site) {
    if (site.indexOf('%') < 0) {
      return site;
    }
    try {
      return URLDecoder.decode(site, UTF_8);
    } catch (IllegalArgumentException malformed) {
      return site;
    }
  }

  /** What stands behind the site, without slashes around it: {@code enforcement}, for example. */
  static String rest(String path) {
    if (!isOfSite(path)) {
      return "";
    }
    int start = siteEnd(path);
    int end = path.length();
    while (start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(start, end);
  }

  private static int siteEnd(String path) {
    int slash = path.indexOf('/', SITES.length());
    return slash < 0 ? path.length() : slash;
  }
}
