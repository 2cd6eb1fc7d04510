package dev.consentry.server.edge;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.site.SitePath;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Takes requests of browsers from the site's own pages only (Fetch, section "CORS protocol"; Fetch
 * Metadata). What no browser sends, a filter's request for example, has neither header and passes.
 */
@Singleton
final class OriginGate {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final SiteOrigins origins;

  OriginGate(SiteOrigins origins) {
    this.origins = origins;
  }

  @Nullable
  HttpResponse<?> check(HttpRequest<?> request) {
    String path = request.getPath();
    if (!SitePath.isOfSite(path)) {
      return null;
    }
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    boolean allowed = origins.allows(SitePath.site(path), origin);
    if (request.getMethod() == HttpMethod.OPTIONS) {
      return allowed ? preflight() : null;
    }
    if (!allowed && !READING.contains(request.getMethod()) && isFromForeignPage(request)) {
      throw new ProblemException(
          ProblemType.FOREIGN_ORIGIN,
          "Send it from a page on one of the site's domains. Which those are stands in its policy's"
              + " definition.");
    }
    return null;
  }

  private static boolean isFromForeignPage(HttpRequest<?> request) {
    String fetchSite = request.getHeaders().get("Sec-Fetch-Site");
    boolean crosses = fetchSite != null && !Set.of("same-origin", "none").contains(fetchSite);
    return crosses || request.getHeaders().contains(HttpHeaders.ORIGIN);
  }

  private static HttpResponse<?> preflight() {
    return HttpResponse.noContent()
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE")
        .header(
            HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
            "Authorization, Content-Type, Idempotency-Key, If-None-Match")
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
  }
}
