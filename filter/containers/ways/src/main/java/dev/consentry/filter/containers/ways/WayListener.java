package dev.consentry.filter.containers.ways;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A request listener of the webapp that still adds cookies when all is done. */
public final class WayListener implements ServletRequestListener {
  /** Made by the container. */
  public WayListener() {}

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
    Way way = WayServlet.of(request.getQueryString());
    Page atEnd = way == null ? null : way.atEnd();
    if (atEnd == null
        || !(request.getAttribute(WayFilter.CAPTURED) instanceof HttpServletResponse response)) {
      return;
    }
    try {
      atEnd.answer(request, response);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
