package dev.consentry.filter.containers.ways;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter of the webapp: keeps the response that it was given, and does what the way says. */
public final class WayFilter implements Filter {
  static final String CAPTURED = "ways.captured";

  /** Made by the container. */
  public WayFilter() {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest httpRequest = (HttpServletRequest) request;
    if (request.getAttribute(CAPTURED) == null) {
      request.setAttribute(CAPTURED, response);
    }
    Way way = WayServlet.of(httpRequest.getQueryString());
    Around around = way == null ? null : way.around();
    if (around == null) {
      chain.doFilter(request, response);
      return;
    }
    Thrown.asServlet(() -> around.answer(httpRequest, (HttpServletResponse) response, chain));
  }
}
