package dev.consentry.filter.containers.ways;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a servlet of the webapp does with a request. */
@FunctionalInterface
public interface Page {
  /** Answers; whatever it throws is thrown by the servlet. */
  void answer(HttpServletRequest request, HttpServletResponse response) throws Exception;
}
