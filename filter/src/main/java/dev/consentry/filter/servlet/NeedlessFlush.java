package dev.consentry.filter.servlet;

import jakarta.servlet.ServletResponse;

/**
 * A flush that only the wrapper brings about. When a servlet has returned, Open Liberty flushes
 * every response that is not its own object: what filters around it would still add is lost, and
 * with it the Content-Length.
 */
final class NeedlessFlush {
  private static final String CONTAINER = "com.ibm.ws.webcontainer.";
  private static final String CALLER = CONTAINER + "servlet.ServletWrapper";

  private NeedlessFlush() {}

  /**
   * Whether the guarded response is called for that reason.
   *
   * @param wrapped what the flush would be passed on to
   */
  static boolean isAsked(ServletResponse wrapped) {
    return isOpenLiberty(wrapped) && CALLER.equals(Callers.ofResponse());
  }

  private static boolean isOpenLiberty(ServletResponse response) {
    for (Class<?> type = response.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith(CONTAINER)) {
        return true;
      }
    }
    return false;
  }
}
