package dev.consentry.filter.guard;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.servlet.CacheControl;
import dev.consentry.filter.servlet.SetCookieHeader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Judges the header block of a response at the moment it is written. Never throws: where something
 * of ours fails, the response loses its non-essential cookies and nothing else.
 */
public final class CommitJudge {
  private static final Logger LOG = System.getLogger("dev.consentry.filter");
  private static final AtomicBoolean FAILURE_LOGGED = new AtomicBoolean();

  private CommitJudge() {}

  /** Judges the final header block: refused cookies out, the gate's own lines in. */
  public static void judge(HeaderBlock block, CookieGate gate) {
    try {
      block.removeIf((name, value) -> isRefused(name, value, gate));
      if (gate.enforces()) {
        addOwnLines(block, gate);
        keepOutOfSharedCaches(block, gate);
      }
      String debug = gate.debugText();
      if (debug != null) {
        replace(block, CookieGate.DEBUG_HEADER, debug);
      }
    } catch (RuntimeException | Error failed) {
      logOnce(failed);
      keepEssentialOnly(block, gate);
    }
  }

  private static void keepEssentialOnly(HeaderBlock block, CookieGate gate) {
    try {
      block.removeIf(
          (name, value) -> {
            String line = SetCookieHeader.lineOf(name, value);
            return line != null && gate.enforces() && !isEssential(line, gate);
          });
    } catch (RuntimeException | Error again) {
      logOnce(again);
    }
  }

  /** Judges an interim response (1xx) or trailers: refused cookies out, nothing in. */
  public static void judgeInterim(HeaderBlock block, CookieGate gate) {
    try {
      block.removeIf((name, value) -> isRefused(name, value, gate));
    } catch (RuntimeException | Error failed) {
      logOnce(failed);
      keepEssentialOnly(block, gate);
    }
  }

  /** Whether a header field sets a cookie that may not leave. */
  public static boolean isRefused(@Nullable String name, @Nullable String value, CookieGate gate) {
    String line = SetCookieHeader.lineOf(name, value);
    return line != null && !passes(line, gate);
  }

  private static boolean passes(String line, CookieGate gate) {
    try {
      return gate.passesLine(line);
    } catch (RuntimeException | Error failed) {
      logOnce(failed);
      return !gate.enforces() || isEssential(line, gate);
    }
  }

  private static boolean isEssential(String line, CookieGate gate) {
    try {
      return gate.isEssential(line);
    } catch (RuntimeException | Error failed) {
      logOnce(failed);
      return false;
    }
  }

  private static void addOwnLines(HeaderBlock block, CookieGate gate) {
    for (String line : gate.ownLines()) {
      if (!block.anyMatch(
          (name, value) -> line.equals(value) && SetCookieHeader.lineOf(name, value) != null)) {
        block.add(SetCookieHeader.NAME, line);
      }
    }
  }

  private static void keepOutOfSharedCaches(HeaderBlock block, CookieGate gate) {
    if (!gate.changedResponse()) {
      return;
    }
    if (!block.anyMatch(
        (name, value) ->
            CacheControl.NAME.equalsIgnoreCase(name) && CacheControl.keepsOut(value))) {
      block.add(CacheControl.NAME, CacheControl.PRIVATE);
    }
    for (CacheControl.Field override : CacheControl.OVERRIDES) {
      if (block.anyMatch((name, value) -> override.name().equalsIgnoreCase(name))) {
        replace(block, override.name(), override.value());
      }
    }
  }

  private static void replace(HeaderBlock block, String header, String newValue) {
    block.removeIf((name, value) -> header.equalsIgnoreCase(name));
    block.add(header, newValue);
  }

  /** Logs a failure of ours, the first one. */
  public static void logOnce(Throwable failed) {
    if (FAILURE_LOGGED.compareAndSet(false, true)) {
      LOG.log(
          Level.ERROR,
          "Consentry could not judge a response and kept its essential cookies only. This is a"
              + " fault of Consentry: please report it. Logged once.",
          failed);
    }
  }

  /**
   * Tries a header block of a container whose version may not be one that was tested.
   *
   * @param empty a block of no response
   * @throws IllegalStateException if it does not do what it should
   */
  public static void tryOut(HeaderBlock empty) {
    for (int i = 0; i < 4; i++) {
      empty.add(SetCookieHeader.NAME, "c=" + i);
    }
    StringBuilder left = new StringBuilder();
    empty.removeIf((name, value) -> value.equals("c=1"));
    empty.anyMatch((name, value) -> left.append(value).length() < 0);
    if (!left.toString().equals("c=0c=2c=3")) {
      throw new IllegalStateException("header fields cannot be removed one by one");
    }
  }
}
