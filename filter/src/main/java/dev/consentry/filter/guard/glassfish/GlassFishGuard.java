package dev.consentry.filter.guard.glassfish;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.guard.CommitJudge;
import dev.consentry.filter.guard.OwnRequests;
import dev.consentry.filter.servlet.CommitGuard;
import dev.consentry.filter.servlet.JudgedTrailers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.MimeHeaders;

/**
 * Listens to the commit of Grizzly's output buffer, behind GlassFish's own listener that adds the
 * session cookies. Grizzly forgets its listeners when it uses the buffer again.
 */
public final class GlassFishGuard implements CommitGuard {
  /** From the facade to GlassFish's request, and from that to Grizzly's. */
  private final OwnRequests<Request> grizzlyRequests =
      new OwnRequests<>(
          Request.class, "getUnwrappedCoyoteRequest", "getGrizzlyRequest", "getCoyoteRequest");

  /** Tries what it needs, so that a version of another shape is noticed now. */
  public GlassFishGuard() {
    CommitJudge.tryOut(new GrizzlyBlock(new MimeHeaders()));
  }

  @Override
  public boolean arm(HttpServletRequest request, HttpServletResponse ignored, CookieGate gate) {
    return arm(request, gate);
  }

  @Override
  public boolean arm(HttpServletRequest request, CookieGate gate) {
    Request grizzly = grizzlyRequests.behind(request);
    if (grizzly == null) {
      return false;
    }
    Response response = grizzly.getResponse();
    response.getOutputBuffer().registerLifeCycleListener(() -> beforeCommit(response, gate));
    return true;
  }

  private static void beforeCommit(Response response, CookieGate gate) {
    CommitJudge.judge(new GrizzlyBlock(response.getResponse().getHeaders()), gate);
    Supplier<Map<String, String>> trailers = response.getTrailers();
    if (trailers != null && gate.enforces()) {
      response.getOutputBuffer().setTrailers(new JudgedTrailers(trailers, gate));
    }
  }
}
