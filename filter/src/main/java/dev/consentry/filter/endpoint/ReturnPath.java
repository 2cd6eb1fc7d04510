package dev.consentry.filter.endpoint;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the visitor came from: a path of this site, and never anything else, so that the page links
 * nobody away. Nothing is ever redirected there.
 */
final class ReturnPath {
  private static final int MAX_LENGTH = 1024;

  private ReturnPath() {}

  /**
   * The path to link to.
   *
   * @param named what a link or a form names; not trusted
   * @return the webapp's root if neither that nor the page that linked here is such a path
   */
  static String of(EndpointRequest request, @Nullable String named) {
    if (named != null && isOwn(named)) {
      return withoutSession(named);
    }
    String referring = referring(request.header("Referer"), request.header("Host"));
    return referring != null && isOwn(referring) && !referring.contains(ConsentEndpoint.PATH)
        ? withoutSession(referring)
        : request.contextPath() + "/";
  }

  private static String withoutSession(String path) {
    return path.replaceFirst("(?i);jsessionid=[^;/?]*", "");
  }

  /** Browsers take {@code //host} and {@code /\host} for another site, and drop tabs and breaks. */
  private static boolean isOwn(String path) {
    return path.length() <= MAX_LENGTH
        && path.startsWith("/")
        && !path.startsWith("//")
        && path.indexOf('\\') < 0
        && path.chars().noneMatch(c -> c <= ' ' || c == 0x7F);
  }

  private static @Nullable String referring(@Nullable String referer, @Nullable String host) {
    if (referer == null || host == null) {
      return null;
    }
    try {
      URI page = URI.create(referer);
      String authority = page.getRawAuthority();
      if (authority == null
          || !authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT))) {
        return null;
      }
      String path = page.getRawPath().isEmpty() ? "/" : page.getRawPath();
      return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
    } catch (IllegalArgumentException noUri) {
      return null;
    }
  }
}
