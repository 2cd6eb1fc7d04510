package dev.consentry.filter.guard.tomcat;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.guard.CommitJudge;
import dev.consentry.filter.servlet.JudgedTrailers;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ActionHook;
import org.apache.coyote.Response;

/**
 * Stands before the protocol of one exchange until it ends. Tomcat uses its response object for the
 * next exchange too, perhaps another webapp's: what is left of this one then steps aside.
 */
final class GuardedHook implements ActionHook {
  /** Not in all versions, so by name. */
  private static final String EARLY_HINTS = "EARLY_HINTS";

  private final Response response;
  private final ActionHook protocol;
  private final CookieGate gate;
  private final String mark;

  GuardedHook(Response response, ActionHook protocol, CookieGate gate, String mark) {
    this.response = response;
    this.protocol = protocol;
    this.gate = gate;
    this.mark = mark;
  }

  ActionHook protocol() {
    return protocol;
  }

  /** Whether the exchange that this stands for still runs. */
  boolean isArmed() {
    return response.getRequest().getAttribute(mark) == this;
  }

  @Override
  public void action(ActionCode code, Object parameter) {
    if (code == ActionCode.COMMIT) {
      beforeCommit();
    } else if (code == ActionCode.CLOSE) {
      beforeEnd();
    } else if (EARLY_HINTS.equals(code.name()) && isArmed()) {
      CommitJudge.judgeInterim(new MimeBlock(response.getMimeHeaders()), gate);
    }
    protocol.action(code, parameter);
  }

  private void beforeCommit() {
    if (!isArmed()) {
      stepAside();
    } else if (!response.isCommitted()) {
      CommitJudge.judge(new MimeBlock(response.getMimeHeaders()), gate);
      judgeTrailers();
    }
  }

  /** Trailers can be set until here, also those of a response that was committed long ago. */
  private void beforeEnd() {
    beforeCommit();
    if (isArmed()) {
      judgeTrailers();
    }
    stepAside();
  }

  private void stepAside() {
    TomcatGuard.setHook(response, this, protocol);
  }

  /** That they are sent is settled here, what they are not before the end. */
  private void judgeTrailers() {
    Supplier<Map<String, String>> trailers = response.getTrailerFields();
    if (trailers == null || trailers instanceof JudgedTrailers || !gate.enforces()) {
      return;
    }
    try {
      response.setTrailerFields(new JudgedTrailers(trailers, gate));
    } catch (IllegalStateException noTrailersAfterAll) {
      CommitJudge.logOnce(noTrailersAfterAll);
    }
  }
}
