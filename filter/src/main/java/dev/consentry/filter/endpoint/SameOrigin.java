package dev.consentry.filter.endpoint;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from a page of the same origin: as the browser says by {@code
 * Sec-Fetch-Site} (Fetch Metadata), and by {@code Origin} from a browser that does not send it.
 */
final class SameOrigin {
  private SameOrigin() {}

  static boolean holds(EndpointRequest request) {
    String fetchSite = request.header("Sec-Fetch-Site");
    if (fetchSite != null) {
      return fetchSite.equals("same-origin") || fetchSite.equals("none");
    }
    return isOfHost(request.header("Origin"), request.header("Host"));
  }

  /** The scheme is left out: behind a proxy that ends TLS, the webapp knows another one. */
  private static boolean isOfHost(@Nullable String origin, @Nullable String host) {
    if (origin == null || host == null) {
      return false;
    }
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null
          && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException noUri) {
      return false;
    }
  }
}
