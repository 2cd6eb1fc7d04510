package dev.consentry.filter.guard.jetty;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.guard.CommitJudge;
import dev.consentry.filter.guard.OwnRequests;
import dev.consentry.filter.servlet.CommitGuard;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the stream by which Jetty 12's core sends a response, below every servlet environment (EE
 * 10, EE 11, ...). Jetty hides these classes from webapps, which is why there is a loader for them.
 */
public final class JettyGuard implements CommitGuard {
  /** Each environment has a request class of its own, of the same shape. */
  private final OwnRequests<Request> coreRequests =
      new OwnRequests<>(Request.class, "getRequest", "getCoreRequest");

  /** The webapp's: guards are made when it starts. */
  private final @Nullable Context ownContext = ContextHandler.getCurrentContext();

  /** Tries what it needs, so that a version of another shape is noticed now. */
  public JettyGuard() {
    CommitJudge.tryOut(new FieldsBlock(HttpFields.build()));
  }

  @Override
  public boolean arm(HttpServletRequest request, HttpServletResponse ignored, CookieGate gate) {
    return arm(request, gate);
  }

  @Override
  public @Nullable ServletOutputStream streamInstead(ServletResponse response) {
    return ContextHandler.getCurrentContext() == ownContext ? null : IncludedStream.of(response);
  }

  @Override
  public boolean arm(HttpServletRequest request, CookieGate gate) {
    Request core = coreRequests.behind(request);
    if (core == null) {
      return false;
    }
    core.addHttpStreamWrapper(stream -> new GuardedStream(stream, gate));
    return true;
  }
}
