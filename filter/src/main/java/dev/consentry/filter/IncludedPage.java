package dev.consentry.filter;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What a request says of the page that includes something, and of what it includes. */
final class IncludedPage {
  private IncludedPage() {}

  /** The path that is included, below the context path; empty if none is. */
  static String included(HttpServletRequest request) {
    return text(request, RequestDispatcher.INCLUDE_SERVLET_PATH)
        + text(request, RequestDispatcher.INCLUDE_PATH_INFO);
  }

  /** The path and query that the browser asked for, also where the webapp forwarded it. */
  static String uri(HttpServletRequest request) {
    String forwarded = text(request, RequestDispatcher.FORWARD_REQUEST_URI);
    String path = forwarded.isEmpty() ? request.getRequestURI() : forwarded;
    String query =
        forwarded.isEmpty()
            ? request.getQueryString()
            : text(request, RequestDispatcher.FORWARD_QUERY_STRING);
    return query == null || query.isEmpty() ? path : path + "?" + query;
  }

  private static String text(HttpServletRequest request, String attribute) {
    @Nullable Object value = request.getAttribute(attribute);
    return value instanceof String text ? text : "";
  }
}
