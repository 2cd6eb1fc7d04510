package dev.consentry.filter.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The request as the webapp sees it. Most containers would go on with the unwrapped response after
 * {@code startAsync()}; here it stays the guarded one.
 */
final class ConsentRequest extends HttpServletRequestWrapper {
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
    context.addListener(new SweepAtEnd(response));
    async = new GuardedAsyncContext(context, response, original);
    return async;
  }

  @Override
  public AsyncContext getAsyncContext() {
    AsyncContext current = super.getAsyncContext();
    return async != null && async.guards(current) ? async : current;
  }

  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler)
      throws IOException, ServletException {
    response.beforeCommit();
    return super.upgrade(handler);
  }
}
