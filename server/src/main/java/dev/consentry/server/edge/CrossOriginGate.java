package dev.consentry.server.edge;

import dev.consentry.server.site.SitePath;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Lets pages of the site's own origins read answers, refusals included (Fetch, CORS protocol). */
@Singleton
final class CrossOriginGate {
  private final SiteOrigins origins;

  CrossOriginGate(SiteOrigins origins) {
    this.origins = origins;
  }

  void allow(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String path = request.getPath();
    if (!SitePath.isOfSite(path)) {
      return;
    }
    MutableHttpHeaders headers = response.getHeaders();
    headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin != null && origins.allows(SitePath.site(path), origin)) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After, Content-Language");
    }
  }
}
