package dev.consentry.filter.servlet;

import dev.consentry.filter.decision.CookieGate;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Guards a response before any filter has its request, for containers where other filters may come
 * before this one and answer by themselves. Thread-safe.
 */
public final class EarlyGuard implements ServletRequestListener {
  private static final String ATTRIBUTE = EarlyGuard.class.getName();

  private volatile @Nullable Guarding guarding;

  private record Guarding(
      Function<HttpServletRequest, CookieGate> newGate,
      CommitGuard commitGuard,
      Predicate<HttpServletRequest> unguarded) {}

  private EarlyGuard() {}

  /** Adds it to a webapp that is being started; it guards nothing yet. */
  public static void addTo(ServletContext context) {
    EarlyGuard guard = new EarlyGuard();
    context.setAttribute(ATTRIBUTE, guard);
    context.addListener(guard);
  }

  /**
   * Lets it guard from now on, if the webapp has one.
   *
   * @param newGate makes the gate of a request that is seen for the first time
   * @param unguarded which requests to leave to the filter
   * @return whether the webapp has one
   */
  public static boolean start(
      ServletContext context,
      Function<HttpServletRequest, CookieGate> newGate,
      CommitGuard commitGuard,
      Predicate<HttpServletRequest> unguarded) {
    if (!(context.getAttribute(ATTRIBUTE) instanceof EarlyGuard guard)) {
      return false;
    }
    guard.guarding = new Guarding(newGate, commitGuard, unguarded);
    return true;
  }

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    Guarding now = guarding;
    if (now != null
        && event.getServletRequest() instanceof HttpServletRequest request
        && !now.unguarded().test(request)) {
      GuardedExchange.announce(request, now.newGate(), now.commitGuard());
    }
  }
}
