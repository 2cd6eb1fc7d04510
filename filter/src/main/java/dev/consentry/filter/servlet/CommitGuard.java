package dev.consentry.filter.servlet;

import dev.consentry.filter.decision.CookieGate;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Watches the place where one kind of container really writes the header block of a response, so
 * that cookies which never passed the wrapper are judged too. Thread-safe.
 */
@FunctionalInterface
public interface CommitGuard {
  /** Guards nothing: all is left to the wrapper. */
  CommitGuard NONE = (request, response, gate) -> false;

  /**
   * Guards one request's response, however and by whichever thread it is committed. Never throws.
   *
   * @param request as the filter got it
   * @param response as the filter got it
   * @return false if this response cannot be guarded; then the wrapper sweeps as well as it can
   */
  boolean arm(HttpServletRequest request, HttpServletResponse response, CookieGate gate);

  /**
   * Guards the response of a request that no filter was handed yet. Never throws.
   *
   * @return false if this container does not tell the response by its request; then nothing is
   *     guarded until a filter is handed both
   */
  default boolean arm(HttpServletRequest request, CookieGate gate) {
    return false;
  }

  /**
   * Whether it is the container that hands the guarded response a line, one that it was handed
   * before and counts on to find again. Then a refused one, too, is handed on, and dropped when the
   * response is committed. Never throws.
   */
  default boolean handsLinesAgain() {
    return false;
  }

  /**
   * What to give where the container itself asks a guarded response for its stream only because it
   * is wrapped, so that the answer comes out as that of a response of its own. Never throws.
   *
   * @param response what the wrapper hands on to
   * @return null if the stream of that response is right, as it is whenever the webapp asks
   */
  default @Nullable ServletOutputStream streamInstead(ServletResponse response) {
    return null;
  }

  /**
   * The same for the writer.
   *
   * @param response what the wrapper hands on to
   * @return null if the writer of that response is right, as it is whenever the webapp asks
   */
  default @Nullable PrintWriter writerInstead(ServletResponse response) {
    return null;
  }
}
