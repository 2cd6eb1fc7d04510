package dev.consentry.server.edge;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;

/** Says with every answer what a browser may do with it: next to nothing. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class HeadersGate implements Ordered {
  private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
  private static final String YEAR_OF_HTTPS = "max-age=31536000; includeSubDomains";

  private final boolean https;

  HeadersGate(@Property(name = "consentry.https") boolean https) {
    this.https = https;
  }

  @Override
  public int getOrder() {
    return GateOrder.HEADERS;
  }

  /** The framework names the type of a body when it writes it, and here it writes none. */
  private static void describeBody(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.code() == HttpStatus.OK.getCode() && response.getContentType().isEmpty()) {
      RouteAttributes.getRouteInfo(request)
          .flatMap(route -> route.getProduces().stream().findFirst())
          .ifPresent(response::contentType);
    }
  }

  @ResponseFilter
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    MutableHttpHeaders headers = response.getHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (headers.get(CONTENT_SECURITY_POLICY) == null) {
      headers.set(CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    }
    if (headers.get(HttpHeaders.CACHE_CONTROL) == null) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    request
        .getAttribute(RateGate.WAIT, String.class)
        .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds));
    if (request.getMethod() == HttpMethod.HEAD) {
      describeBody(request, response);
    }
    if (https) {
      headers.set("Strict-Transport-Security", YEAR_OF_HTTPS);
    }
  }
}
