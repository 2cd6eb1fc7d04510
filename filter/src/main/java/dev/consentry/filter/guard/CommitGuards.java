package dev.consentry.filter.guard;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.servlet.CommitGuard;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Constructor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Chooses the commit guard by what is there when the webapp starts, and says what it chose. */
public final class CommitGuards implements CommitGuard {
  /** The name where no guard fits. */
  public static final String PORTABLE = "none";

  private static final Logger LOG = System.getLogger("dev.consentry.filter");
  private static final String UNGUARDED =
      "Cookies that the webapp sets through the Servlet API are judged as everywhere. What may"
          + " escape is a cookie that code puts on the container's own response object, past every"
          + " wrapper, and that this very object commits: an answer on a response that was"
          + " unwrapped or kept from before the filter, a request listener's, an interim response"
          + " (103), a trailer; and, where the container does not show added cookies in getHeaders,"
          + " every cookie set on an unwrapped response.";

  private final String name;
  private final CommitGuard guard;
  private final AtomicBoolean refusalLogged = new AtomicBoolean();

  private CommitGuards(String name, CommitGuard guard) {
    this.name = name;
    this.guard = guard;
  }

  /** Chooses for a webapp. Logs one line. */
  public static CommitGuards detect(ServletContext context) {
    Container kind = Container.of(context);
    ClassLoader container = kind == null ? null : kind.loaderBehind(context);
    if (kind != null && container != null) {
      return guardFor(kind, container, context);
    }
    LOG.log(
        Level.WARNING,
        "Consentry has no commit guard for this container ({0}). {1}",
        context.getServerInfo(),
        UNGUARDED);
    return new CommitGuards(PORTABLE, NONE);
  }

  private static CommitGuards guardFor(
      Container kind, ClassLoader container, ServletContext context) {
    ClassLoader own = CommitGuards.class.getClassLoader();
    ClassLoader loader =
        kind.isOpenTo(own, container) ? own : new GuardLoader(kind, own, container);
    try {
      CommitGuard guard = newGuard(Class.forName(kind.guard(), true, loader), container);
      LOG.log(Level.INFO, "Consentry guards the commit of responses on {0}.", kind.displayName());
      return new CommitGuards(kind.displayName(), guard);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError unfit) {
      LOG.log(
          Level.WARNING,
          "Consentry's commit guard for "
              + kind.displayName()
              + " does not fit this version ("
              + context.getServerInfo()
              + "). "
              + UNGUARDED,
          unfit);
      return new CommitGuards(PORTABLE, NONE);
    }
  }

  /** Some want to know who loads the container's classes: those that go by their names. */
  private static CommitGuard newGuard(Class<?> type, ClassLoader container)
      throws ReflectiveOperationException {
    Constructor<?> constructor = type.getConstructors()[0];
    return (CommitGuard)
        (constructor.getParameterCount() == 0
            ? constructor.newInstance()
            : constructor.newInstance(container));
  }

  /** The container whose commits are guarded, {@code "none"} if none are. */
  public String name() {
    return name;
  }

  @Override
  public boolean arm(HttpServletRequest request, HttpServletResponse response, CookieGate gate) {
    if (guard == NONE || response.isCommitted()) {
      return false;
    }
    try {
      if (guard.arm(request, response, gate)) {
        return true;
      }
      logRefusal(null);
    } catch (RuntimeException | LinkageError failed) {
      logRefusal(failed);
    }
    return false;
  }

  @Override
  public boolean arm(HttpServletRequest request, CookieGate gate) {
    try {
      return guard.arm(request, gate);
    } catch (RuntimeException | LinkageError failed) {
      logRefusal(failed);
      return false;
    }
  }

  @Override
  public boolean handsLinesAgain() {
    return guard.handsLinesAgain();
  }

  @Override
  public @Nullable ServletOutputStream streamInstead(ServletResponse response) {
    try {
      return guard.streamInstead(response);
    } catch (RuntimeException | LinkageError failed) {
      return null;
    }
  }

  @Override
  public @Nullable PrintWriter writerInstead(ServletResponse response) {
    try {
      return guard.writerInstead(response);
    } catch (RuntimeException | LinkageError failed) {
      return null;
    }
  }

  private void logRefusal(@Nullable Throwable failed) {
    if (refusalLogged.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "Consentry cannot reach "
              + name
              + "'s own response behind a request of this webapp, and does not guard its commit. "
              + UNGUARDED
              + " Logged once.",
          failed);
    }
  }
}
