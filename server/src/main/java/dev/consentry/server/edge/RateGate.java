package dev.consentry.server.edge;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.site.SiteKeys;
import dev.consentry.server.site.SitePath;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Keeps one client from asking for everybody. A site's filters speak for many visitors: with the
 * site's key they are not counted (decision record 0020).
 */
@Singleton
final class RateGate {
  /** The request's attribute that says after how many seconds to come back. */
  static final String WAIT = RateGate.class.getName();

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final String COUNTED = "/v1/";

  private final RateLimits limits;
  private final ClientAddress addresses;
  private final SiteKeys siteKeys;

  RateGate(RateLimits limits, ClientAddress addresses, SiteKeys siteKeys) {
    this.limits = limits;
    this.addresses = addresses;
    this.siteKeys = siteKeys;
  }

  void count(HttpRequest<?> request) {
    String path = request.getPath();
    if (!path.startsWith(COUNTED)) {
      return;
    }
    String client =
        addresses.of(
            request.getRemoteAddress(), () -> request.getHeaders().getAll("X-Forwarded-For"));
    if (client.isEmpty()) {
      return;
    }
    String site = SitePath.site(path);
    if (isOfFilter(site, request.getHeaders().get(SiteKeys.HEADER))) {
      return;
    }
    long seconds = limits.secondsToWait(client, site, !READING.contains(request.getMethod()));
    if (seconds > 0) {
      request.setAttribute(WAIT, Long.toString(seconds));
      throw new ProblemException(
          ProblemType.TOO_MANY,
          "This address sent more requests than one visitor needs. Try again in "
              + seconds
              + " s.");
    }
  }

  private boolean isOfFilter(String site, @Nullable String key) {
    return key != null && siteKeys.holds(site, key);
  }
}
