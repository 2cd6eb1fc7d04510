package dev.consentry.filter.guard.tomcat;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.guard.CommitJudge;
import dev.consentry.filter.guard.OwnRequests;
import dev.consentry.filter.servlet.CommitGuard;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.RequestFacade;
import org.apache.coyote.ActionHook;
import org.apache.coyote.Response;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Puts itself between Tomcat's response and the protocol (HTTP/1.1, HTTP/2, AJP) that writes it.
 * Both fields that this needs exist since Tomcat 9 without a public way to them.
 */
public final class TomcatGuard implements CommitGuard {
  private static final AtomicLong GUARDS = new AtomicLong();
  private static final VarHandle REQUEST;
  private static final VarHandle HOOK;

  static {
    try {
      REQUEST = field(RequestFacade.class, "request", Request.class);
      HOOK = field(Response.class, "hook", ActionHook.class);
    } catch (ReflectiveOperationException otherVersion) {
      throw new ExceptionInInitializerError(otherVersion);
    }
  }

  /** By what a hook knows whether its request still runs: Tomcat clears these attributes itself. */
  private final String mark = TomcatGuard.class.getName() + "." + GUARDS.incrementAndGet();

  /** Tries what it needs, so that a version of another shape is noticed now. */
  public TomcatGuard() {
    CommitJudge.tryOut(new MimeBlock(new MimeHeaders()));
    Response response = new Response();
    setHook(response, hookOf(response), (code, parameter) -> {});
  }

  private static VarHandle field(Class<?> owner, String name, Class<?> type)
      throws ReflectiveOperationException {
    return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
        .findVarHandle(owner, name, type);
  }

  static @Nullable ActionHook hookOf(Response response) {
    return (ActionHook) HOOK.getVolatile(response);
  }

  static void setHook(Response response, @Nullable ActionHook expected, ActionHook hook) {
    HOOK.compareAndSet(response, expected, hook);
  }

  @Override
  public boolean arm(HttpServletRequest request, HttpServletResponse ignored, CookieGate gate) {
    Request connector = connectorRequest(request);
    if (connector == null) {
      return false;
    }
    org.apache.coyote.Request coyote = connector.getCoyoteRequest();
    Response response = coyote.getResponse();
    ActionHook current = hookOf(response);
    while (current instanceof GuardedHook forgotten && !forgotten.isArmed()) {
      current = forgotten.protocol();
    }
    if (current == null) {
      return false;
    }
    GuardedHook hook = new GuardedHook(response, current, gate, mark);
    coyote.setAttribute(mark, hook);
    setHook(response, hookOf(response), hook);
    return true;
  }

  private static @Nullable Request connectorRequest(ServletRequest request) {
    ServletRequest inner = OwnRequests.innermost(request);
    if (inner instanceof RequestFacade facade) {
      return (Request) REQUEST.get(facade);
    }
    return inner instanceof Request connector ? connector : null;
  }
}
