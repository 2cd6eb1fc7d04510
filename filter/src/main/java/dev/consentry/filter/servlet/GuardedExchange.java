package dev.consentry.filter.servlet;

import dev.consentry.filter.decision.CookieGate;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request and its response, so wrapped that no refused cookie leaves. A request that is
 * dispatched several times (forward, error page, asynchronous) is wrapped once, and judged by the
 * same gate throughout.
 */
public final class GuardedExchange {
  private static final String ATTRIBUTE = GuardedExchange.class.getName();

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final ConsentResponse guard;

  private GuardedExchange(
      HttpServletRequest request, HttpServletResponse response, ConsentResponse guard) {
    this.request = request;
    this.response = response;
    this.guard = guard;
  }

  /**
   * Wraps what is not wrapped yet.
   *
   * @param newGate makes the gate of a request that is seen for the first time
   * @param commitGuard is armed for each such request
   */
  public static GuardedExchange of(
      HttpServletRequest request,
      HttpServletResponse response,
      Function<HttpServletRequest, CookieGate> newGate,
      CommitGuard commitGuard) {
    ConsentResponse wrapped = Guarded.responseIn(response);
    ConsentResponse guard = wrapped;
    if (guard == null) {
      guard = earlierGuard(request, response, commitGuard);
      if (guard == null) {
        guard = firstGuard(request, response, newGate.apply(request), commitGuard);
      }
      request.setAttribute(ATTRIBUTE, guard);
    }
    return new GuardedExchange(
        Guarded.holdsRequest(request) ? request : new ConsentRequest(request, guard),
        wrapped == null ? guard : response,
        guard);
  }

  /**
   * Guards the response of a request that no filter has seen. The filter that sees it first goes on
   * with the same gate.
   */
  static void announce(
      HttpServletRequest request,
      Function<HttpServletRequest, CookieGate> newGate,
      CommitGuard commitGuard) {
    if (request.getAttribute(ATTRIBUTE) != null) {
      return;
    }
    CookieGate gate = newGate.apply(request);
    if (commitGuard.arm(request, gate)) {
      request.setAttribute(ATTRIBUTE, gate);
    }
  }

  private static @Nullable ConsentResponse earlierGuard(
      HttpServletRequest request, HttpServletResponse response, CommitGuard commitGuard) {
    Object earlier = request.getAttribute(ATTRIBUTE);
    if (earlier instanceof ConsentResponse guard) {
      return new ConsentResponse(response, guard.gate(), guard.commitGuard());
    }
    return earlier instanceof CookieGate announced
        ? new ConsentResponse(response, announced, commitGuard)
        : null;
  }

  private static ConsentResponse firstGuard(
      HttpServletRequest request,
      HttpServletResponse response,
      CookieGate gate,
      CommitGuard commitGuard) {
    boolean armed = commitGuard.arm(request, response, gate);
    return new ConsentResponse(response, gate, armed ? commitGuard : CommitGuard.NONE);
  }

  /** What to pass on in place of the request. */
  public HttpServletRequest request() {
    return request;
  }

  /** What to pass on in place of the response. */
  public HttpServletResponse response() {
    return response;
  }

  /**
   * To be called when the rest of the chain has returned or thrown. A response that is answered
   * asynchronously belongs to another thread by then, and is swept when that one completes it.
   */
  public void finish() {
    if (!request.isAsyncStarted()) {
      guard.beforeCommit();
    }
  }

  static @Nullable ConsentResponse guardOf(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof ConsentResponse guard ? guard : null;
  }
}
