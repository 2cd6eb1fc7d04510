package dev.consentry.filter.servlet;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a response that is one visitor's alone out of the caches that many share (RFC 9111, section
 * 5.2.2.7). What the webapp says for the browser's own cache stays.
 */
final class SharedCaches {
  private SharedCaches() {}

  static void keepOut(HttpServletResponse response) {
    if (!isPrivate(response)) {
      response.addHeader(CacheControl.NAME, CacheControl.PRIVATE);
    }
    for (CacheControl.Field override : CacheControl.OVERRIDES) {
      if (response.containsHeader(override.name())) {
        response.setHeader(override.name(), override.value());
      }
    }
  }

  private static boolean isPrivate(HttpServletResponse response) {
    if (!response.containsHeader(CacheControl.NAME)) {
      return false;
    }
    for (@Nullable String value : response.getHeaders(CacheControl.NAME)) {
      if (CacheControl.keepsOut(value)) {
        return true;
      }
    }
    return false;
  }
}
