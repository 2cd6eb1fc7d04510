package dev.consentry.filter.containers.ways;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a filter of the webapp does around a page. */
@FunctionalInterface
public interface Around {
  /** Passes on, or not; whatever it throws is thrown by the filter. */
  void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws Exception;
}
