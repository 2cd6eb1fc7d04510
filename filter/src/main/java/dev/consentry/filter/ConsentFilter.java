package dev.consentry.filter;

import dev.consentry.filter.servlet.GuardedExchange;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The filter: reads the visitor's consent, wraps request and response, passes on. It registers
 * itself first and for everything ({@link ConsentFilterInitializer}); a webapp's own {@code
 * <filter>} entry for this class takes precedence. Settings: {@link ConsentFilterConfig}.
 */
public final class ConsentFilter implements Filter {
  private @Nullable ConsentRuntime runtime;

  /** Made by the container. */
  public ConsentFilter() {}

  /** Starts what works behind the filter; a setting that does not hold stops the webapp. */
  @Override
  public void init(FilterConfig config) throws ServletException {
    runtime = ConsentRuntime.start(config);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ConsentRuntime running = runtime;
    if (running == null) {
      throw new ServletException("Consentry was not started: let the container call init first.");
    }
    if (!(request instanceof HttpServletRequest httpRequest)
        || !(response instanceof HttpServletResponse httpResponse)) {
      chain.doFilter(request, response);
      return;
    }
    if (running.answers(httpRequest)) {
      running.answer(httpRequest, httpResponse);
      return;
    }
    running.filterOrder().look();
    GuardedExchange exchange =
        GuardedExchange.of(httpRequest, httpResponse, running.newGate(), running.commitGuard());
    try {
      chain.doFilter(exchange.request(), exchange.response());
    } finally {
      exchange.finish();
    }
  }

  @Override
  public void destroy() {
    if (runtime != null) {
      runtime.close();
      runtime = null;
    }
  }
}
