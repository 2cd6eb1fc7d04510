package dev.consentry.filter.endpoint;

import dev.consentry.filter.policy.ConsentCookies;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request to the endpoint, as far as the endpoint asks for it. */
public interface EndpointRequest {
  /** Such as {@code GET}. */
  String method();

  /** The path below the webapp's context path, such as {@code /.consent/notice}. */
  String path();

  /** The first header of that name, or null. */
  @Nullable String header(String name);

  /** The first query parameter of that name, or null. */
  @Nullable String queryParameter(String name);

  /**
   * The body, as far as it has no more bytes than that and one.
   *
   * @throws IOException if it cannot be read
   */
  byte[] body(int maxBytes) throws IOException;

  /** The token cookie's value as it came, verified by nobody; null without one. */
  @Nullable String token();

  /** The form cookie's value as it came; null without one. */
  @Nullable String formToken();

  /** The path and query that the browser asked for; for what a page includes, those of the page. */
  String uri();

  /** The webapp's context path, such as {@code /shop}; empty for the root. */
  String contextPath();

  /** How this request's consent cookies are set. */
  ConsentCookies cookies();
}
