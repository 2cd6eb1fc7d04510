package dev.consentry.filter.guard.jetty;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.guard.CommitJudge;
import dev.consentry.filter.servlet.CommitGuard;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the stream by which Jetty 12's core sends a response, below every servlet environment (EE
 * 10, EE 11, ...). Jetty hides these classes from webapps, which is why there is a loader for them.
 */
public final class JettyGuard implements CommitGuard {
  private @Nullable volatile CoreRequests coreRequests;

  /** Tries what it needs, so that a version of another shape is noticed now. */
  public JettyGuard() {
    CommitJudge.tryOut(new FieldsBlock(HttpFields.build()));
  }

  @Override
  public boolean arm(HttpServletRequest request, HttpServletResponse ignored, CookieGate gate) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    Request core = coreRequestsOf(inner.getClass()).of(inner);
    if (core == null) {
      return false;
    }
    core.addHttpStreamWrapper(stream -> new GuardedStream(stream, gate));
    return true;
  }

  /** Looked up once: a webapp's requests are all of one class. */
  private CoreRequests coreRequestsOf(Class<?> type) {
    CoreRequests known = coreRequests;
    if (known == null || known.type() != type) {
      known = CoreRequests.behind(type);
      coreRequests = known;
    }
    return known;
  }
}
