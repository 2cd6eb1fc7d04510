package dev.consentry.filter;

import dev.consentry.filter.decision.CookieListener;
import dev.consentry.filter.decision.CookieWay;
import dev.consentry.filter.decision.StripReason;
import dev.consentry.filter.report.CookieReport;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Hands what the gates find to the report. Where cookies are only observed, it says on which paths
 * they are set: by the pattern that the webapp itself declares, never by the path that was asked
 * for, which may hold anything about a visitor.
 */
final class FindingListener implements CookieListener {
  /** Set by Spring MVC once it knows the handler, such as {@code /orders/{id}}. */
  private static final String SPRING_PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private final CookieReport report;
  private final boolean withPaths;

  FindingListener(CookieReport report, boolean withPaths) {
    this.report = report;
    this.withPaths = withPaths;
  }

  /** The listener for one request. */
  CookieListener of(HttpServletRequest request) {
    return withPaths
        ? (name, way, reason, stripped) -> add(name, way, reason, stripped, pattern(request))
        : this;
  }

  @Override
  public void cookie(String name, CookieWay way, @Nullable StripReason reason, boolean stripped) {
    add(name, way, reason, stripped, "");
  }

  private void add(
      String name, CookieWay way, @Nullable StripReason reason, boolean stripped, String pattern) {
    report.add(
        name,
        reason == null ? CookieReport.KEPT : reason.name(),
        way.word(),
        pattern,
        stripped,
        reason == null ? "it may leave" : reason.explanation());
  }

  private static String pattern(HttpServletRequest request) {
    try {
      Object handler = request.getAttribute(SPRING_PATTERN);
      if (handler != null) {
        return handler.toString();
      }
      HttpServletMapping mapping = request.getHttpServletMapping();
      @Nullable String pattern = mapping == null ? null : mapping.getPattern();
      return pattern == null ? "" : pattern;
    } catch (IllegalStateException over) {
      // The container has taken the request back already.
      return "";
    }
  }
}
