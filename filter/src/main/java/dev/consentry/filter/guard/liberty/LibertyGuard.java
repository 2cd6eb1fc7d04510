package dev.consentry.filter.guard.liberty;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.guard.CommitJudge;
import dev.consentry.filter.servlet.Callers;
import dev.consentry.filter.servlet.CommitGuard;
import dev.consentry.filter.servlet.JudgedTrailers;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has Open Liberty's web container tell it when a response is committed. The container's listeners
 * are for the whole server and can never be taken away; so one of them, which knows no webapp,
 * looks for the judge in an attribute of the request.
 */
public final class LibertyGuard implements CommitGuard {
  private static final String JUDGE = "dev.consentry.filter.commit";
  private static final String HANDSHAKE = "com.ibm.ws.wsoc.HandshakeProcessor";

  private final LibertyMessages messages;

  /**
   * Tries what it needs, so that a version of another shape is noticed now.
   *
   * @param container loads the web container's own classes
   */
  public LibertyGuard(ClassLoader container) throws ReflectiveOperationException {
    messages = LibertyMessages.in(container);
    CommitJudge.tryOut(new LibertyBlock(messages, messages.newMessage()));
    CommitNotices.start(container, JUDGE);
  }

  @Override
  public boolean arm(HttpServletRequest request, HttpServletResponse response, CookieGate gate) {
    Object message = messages.behind(innermost(response));
    if (message == null) {
      return false;
    }
    Consumer<Object> judge = committing -> judge(committing, gate);
    request.setAttribute(JUDGE, afterOthers(request.getAttribute(JUDGE), judge));
    return true;
  }

  /**
   * To a handshake Liberty hands all its lines once more, after it read them into cookies; of what
   * it is handed it reads only what is beyond their number.
   */
  @Override
  public boolean handsLinesAgain() {
    return HANDSHAKE.equals(Callers.ofResponse());
  }

  /** Another webapp may have dispatched to this one. */
  @SuppressWarnings("unchecked")
  private static Consumer<Object> afterOthers(@Nullable Object earlier, Consumer<Object> judge) {
    return earlier instanceof Consumer ? ((Consumer<Object>) earlier).andThen(judge) : judge;
  }

  private static ServletResponse innermost(ServletResponse response) {
    ServletResponse inner = response;
    while (inner instanceof ServletResponseWrapper wrapper) {
      inner = wrapper.getResponse();
    }
    return inner;
  }

  private void judge(Object response, CookieGate gate) {
    try {
      Object message = messages.behind(response);
      if (message != null) {
        joinCookies(message, gate);
        CommitJudge.judge(new LibertyBlock(messages, message), gate);
      }
      judgeTrailers(response, gate);
    } catch (RuntimeException | Error failed) {
      CommitJudge.logOnce(failed);
    }
  }

  /**
   * What cannot be joined cannot be judged either, and does not leave where anything is enforced.
   */
  private void joinCookies(Object message, CookieGate gate) {
    try {
      messages.joinCookies(message);
    } catch (RuntimeException | Error unwritable) {
      CommitJudge.logOnce(unwritable);
      if (gate.enforces()) {
        messages.dropCookies(message);
      }
    }
  }

  private static void judgeTrailers(Object response, CookieGate gate) {
    if (!(response instanceof HttpServletResponse committing) || !gate.enforces()) {
      return;
    }
    Supplier<Map<String, String>> trailers = committing.getTrailerFields();
    if (trailers != null) {
      committing.setTrailerFields(new JudgedTrailers(trailers, gate));
    }
  }
}
