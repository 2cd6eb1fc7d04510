package dev.consentry.filter.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/** Finds the guarded request and response among the wrappers that a webapp put around them. */
final class Guarded {
  private Guarded() {}

  static @Nullable ConsentResponse responseIn(@Nullable ServletResponse response) {
    ServletResponse inner = response;
    while (inner instanceof ServletResponseWrapper wrapper) {
      if (inner instanceof ConsentResponse guarded) {
        return guarded;
      }
      inner = wrapper.getResponse();
    }
    return null;
  }

  static boolean holdsRequest(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      if (inner instanceof ConsentRequest) {
        return true;
      }
      inner = wrapper.getRequest();
    }
    return false;
  }
}
