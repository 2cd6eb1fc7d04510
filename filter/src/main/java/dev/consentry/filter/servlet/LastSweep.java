package dev.consentry.filter.servlet;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;

/**
 * Sweeps once more when the container is done with a request: filters before this one, and the
 * listeners of the webapp, may have added cookies around the wrapper.
 */
public final class LastSweep implements ServletRequestListener {
  /** Made by the container, or by the initializer. */
  public LastSweep() {}

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    ConsentResponse guard = GuardedExchange.guardOf(event.getServletRequest());
    if (guard != null && !event.getServletRequest().isAsyncStarted()) {
      guard.beforeCommit();
    }
  }
}
