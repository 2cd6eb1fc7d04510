package dev.consentry.filter;

import jakarta.servlet.Filter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Says once when other filters come before this one, which only a {@code <filter>} entry of the
 * webapp's own can bring about. The Servlet API does not tell the order, so the callers of the
 * first requests are looked at.
 */
final class FilterOrder {
  private static final Logger LOG = System.getLogger("dev.consentry.filter");
  private static final int REQUESTS = 100;

  private final String commitGuard;
  private int left = REQUESTS;

  /** For a webapp that just starts; the guard is named as in the log. */
  FilterOrder(String commitGuard) {
    this.commitGuard = commitGuard;
  }

  /** Where responses are guarded before the first filter, its place does not matter. */
  void doNotLook() {
    left = 0;
  }

  /** To be called from the filter itself; looks at the first requests, or so, and no more. */
  void look() {
    if (left <= 0) {
      return;
    }
    left--;
    List<String> before = filtersBefore();
    if (!before.isEmpty()) {
      left = 0;
      LOG.log(
          Level.WARNING,
          "Consentry is not the first filter: {0} before it. A cookie that such a filter sets is not"
              + " judged when the filter answers by itself; when it passes the request on, the cookie"
              + " is judged {1}. Put the filter-mapping of {2} first in web.xml, or take the filter"
              + " entry out: it then registers itself first. Logged once.",
          String.join(", ", before) + (before.size() == 1 ? " comes" : " come"),
          commitGuard.equals("none")
              ? "when the request is done, if the response is not committed by then"
              : "at the commit, by the guard for " + commitGuard,
          ConsentFilter.class.getName());
    }
  }

  private static List<String> filtersBefore() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getMethodName().equals("doFilter"))
                    .map(StackWalker.StackFrame::getDeclaringClass)
                    .filter(type -> Filter.class.isAssignableFrom(type))
                    .filter(type -> type != ConsentFilter.class)
                    .map(Class::getName)
                    .distinct()
                    .toList());
  }
}
