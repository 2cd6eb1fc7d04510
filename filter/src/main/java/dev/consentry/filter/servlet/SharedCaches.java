package dev.consentry.filter.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
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
    for (Map.Entry<String, String> override : CacheControl.OVERRIDES.entrySet()) {
      if (response.containsHeader(override.getKey())) {
        response.setHeader(override.getKey(), override.getValue());
      }
    }
  }

  private static boolean isPrivate(HttpServletResponse response) {
    for (@Nullable String value : response.getHeaders(CacheControl.NAME)) {
      if (CacheControl.keepsOut(value)) {
        return true;
      }
    }
    return false;
  }
}
