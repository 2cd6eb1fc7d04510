package dev.consentry.filter.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request as the webapp sees it. Most containers would go on with the unwrapped response after
 * {@code startAsync()}; here it stays the guarded one. Refused cookies that the browser still sends
 * are not in it, if the setting {@code hide-refused} says so.
 */
final class ConsentRequest extends HttpServletRequestWrapper {
  private static final String COOKIE = "Cookie";

  private final ConsentResponse response;
  private @Nullable GuardedAsyncContext async;

  ConsentRequest(HttpServletRequest request, ConsentResponse response) {
    super(request);
    this.response = response;
  }

  @Override
  public AsyncContext startAsync() {
    return guard(super.startAsync(this, response), true);
  }

  @Override
  public AsyncContext startAsync(ServletRequest suppliedRequest, ServletResponse suppliedResponse) {
    ServletResponse guarded =
        Guarded.responseIn(suppliedResponse) == null ? response : suppliedResponse;
    return guard(super.startAsync(suppliedRequest, guarded), false);
  }

  private AsyncContext guard(AsyncContext context, boolean original) {
    if (!response.isGuarded()) {
      // Only where it is needed: GlassFish takes any listener for one that deals with a timeout.
      context.addListener(new SweepAtEnd(response));
    }
    async = new GuardedAsyncContext(context, response, original);
    return async;
  }

  @Override
  public AsyncContext getAsyncContext() {
    AsyncContext current = super.getAsyncContext();
    return async != null && async.guards(current) ? async : current;
  }

  /** The cookies without the refused ones; null if none is left, as without cookies. */
  @Override
  public Cookie @Nullable [] getCookies() {
    Cookie[] all = super.getCookies();
    if (all == null || !hidesCookies()) {
      return all;
    }
    Cookie[] visible =
        Arrays.stream(all)
            .filter(cookie -> !response.gate().hides(cookie.getName()))
            .toArray(Cookie[]::new);
    return visible.length == 0 ? null : visible;
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (!hidesHeader(name)) {
      return super.getHeader(name);
    }
    List<String> visible = visibleCookieHeaders();
    return visible.isEmpty() ? null : visible.get(0);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return hidesHeader(name)
        ? Collections.enumeration(visibleCookieHeaders())
        : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    Enumeration<String> names = super.getHeaderNames();
    if (names == null || !hidesCookies() || !visibleCookieHeaders().isEmpty()) {
      return names;
    }
    List<String> others = Collections.list(names);
    others.removeIf(COOKIE::equalsIgnoreCase);
    return Collections.enumeration(others);
  }

  private boolean hidesCookies() {
    return response.gate().hidesCookies();
  }

  private boolean hidesHeader(@Nullable String name) {
    return hidesCookies() && COOKIE.equalsIgnoreCase(name);
  }

  private List<String> visibleCookieHeaders() {
    List<String> visible = new ArrayList<>();
    Enumeration<String> headers = super.getHeaders(COOKIE);
    while (headers != null && headers.hasMoreElements()) {
      String header = response.gate().visibleCookies(headers.nextElement());
      if (header != null) {
        visible.add(header);
      }
    }
    return visible;
  }

  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler)
      throws IOException, ServletException {
    response.beforeCommit();
    return super.upgrade(handler);
  }
}
