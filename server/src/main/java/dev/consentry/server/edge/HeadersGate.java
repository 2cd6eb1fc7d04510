package dev.consentry.server.edge;

import dev.consentry.server.site.SiteKeyGate;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.netty.util.AsciiString;
import jakarta.inject.Singleton;
import java.util.List;

/** Says with every answer what a browser may do with it: next to nothing. */
@Singleton
final class HeadersGate {
  private static final AsciiString CONTENT_TYPE = AsciiString.cached(HttpHeaders.CONTENT_TYPE);
  private static final AsciiString CONTENT_SECURITY_POLICY =
      AsciiString.cached("Content-Security-Policy");
  private static final AsciiString CONTENT_TYPE_OPTIONS =
      AsciiString.cached("X-Content-Type-Options");
  private static final AsciiString REFERRER_POLICY = AsciiString.cached("Referrer-Policy");
  private static final AsciiString CACHE_CONTROL = AsciiString.cached(HttpHeaders.CACHE_CONTROL);
  private static final String NO_STORE = "no-store";
  private static final AsciiString NOTHING =
      AsciiString.cached("default-src 'none'; frame-ancestors 'none'");
  private static final String YEAR_OF_HTTPS = "max-age=31536000; includeSubDomains";

  private final boolean https;

  HeadersGate(@Property(name = "consentry.https") boolean https) {
    this.https = https;
  }

  /**
   * The framework names the type of a body when it writes it, for HEAD never; and it repeats what
   * {@code Accept} says, with any parameters that somebody makes up, which a cache would keep.
   */
  private static void describeBody(HttpRequest<?> request, MutableHttpResponse<?> response) {
    List<MediaType> types =
        RouteAttributes.getRouteInfo(request).map(RouteInfo::getProduces).orElse(List.of());
    if (types.size() == 1 || request.getMethod() == HttpMethod.HEAD) {
      types.stream().findFirst().ifPresent(response::contentType);
    }
  }

  private static boolean isSuccess(int status) {
    return status == HttpStatus.OK.getCode() || status == HttpStatus.CREATED.getCode();
  }

  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    MutableHttpHeaders headers = response.getHeaders();
    headers.set(CONTENT_TYPE_OPTIONS, "nosniff");
    headers.set(REFERRER_POLICY, "no-referrer");
    if (headers.get(CONTENT_SECURITY_POLICY) == null) {
      headers.set(CONTENT_SECURITY_POLICY, NOTHING);
    }
    if (headers.get(CACHE_CONTROL) == null) {
      headers.set(CACHE_CONTROL, NO_STORE);
    } else if (!NO_STORE.equals(headers.get(CACHE_CONTROL))) {
      // What may be kept may be compressed on its way out.
      headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
    if (response.code() == HttpStatus.TOO_MANY_REQUESTS.getCode()) {
      request
          .getAttribute(RateGate.WAIT, String.class)
          .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds));
    }
    if (response.code() == HttpStatus.UNAUTHORIZED.getCode()) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, SiteKeyGate.challenge(request.getPath()));
    }
    if (isSuccess(response.code()) && headers.get(CONTENT_TYPE) == null) {
      describeBody(request, response);
    }
    if (https) {
      headers.set("Strict-Transport-Security", YEAR_OF_HTTPS);
    }
  }
}
