package dev.consentry.filter.servlet;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.decision.CookieWay;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The response as the webapp sees it: every way of setting a cookie passes the gate, and before
 * every point at which the container may commit, what is already there is swept. What is kept is
 * handed on as it came.
 */
final class ConsentResponse extends HttpServletResponseWrapper {
  private final CookieGate gate;
  private final CommitGuard commitGuard;
  private final boolean guarded;
  private final CookieSweep sweep;
  private @Nullable GuardedWriter writer;
  private @Nullable GuardedOutputStream stream;

  /**
   * Wraps a response.
   *
   * @param commitGuard what watches its commit; {@link CommitGuard#NONE} if nothing does
   */
  ConsentResponse(HttpServletResponse response, CookieGate gate, CommitGuard commitGuard) {
    super(response);
    this.gate = gate;
    this.commitGuard = commitGuard;
    this.guarded = commitGuard != CommitGuard.NONE;
    this.sweep = new CookieSweep(gate, guarded);
    sweep.addOwnLines(response);
  }

  CookieGate gate() {
    return gate;
  }

  CommitGuard commitGuard() {
    return commitGuard;
  }

  boolean isGuarded() {
    return guarded;
  }

  /** To be called before everything that may commit the response. */
  void beforeCommit() {
    sweep.beforeCommit(wrapped());
  }

  private HttpServletResponse wrapped() {
    return (HttpServletResponse) getResponse();
  }

  @Override
  public void addCookie(Cookie cookie) {
    // A copy, so that a cookie that is changed after it was added stays what was judged. Where the
    // commit is guarded, what it has become by then is judged.
    Cookie judged = guarded || !gate.enforces() ? cookie : (Cookie) cookie.clone();
    if (CookieObject.passes(judged, gate)) {
      super.addCookie(judged);
    }
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    if (passes(name, value, CookieWay.ADD_HEADER)) {
      super.addHeader(name, value);
    }
  }

  @Override
  public void addIntHeader(String name, int value) {
    if (passes(name, String.valueOf(value), CookieWay.ADD_HEADER)) {
      super.addIntHeader(name, value);
    }
  }

  @Override
  public void addDateHeader(String name, long date) {
    if (passes(name, String.valueOf(date), CookieWay.ADD_HEADER)) {
      super.addDateHeader(name, date);
    }
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    String line = SetCookieHeader.lineOf(name, value);
    if (maySet(name, line)) {
      super.setHeader(name, value);
    }
    afterSetting(line);
  }

  @Override
  public void setIntHeader(String name, int value) {
    String line = SetCookieHeader.lineOf(name, String.valueOf(value));
    if (maySet(name, line)) {
      super.setIntHeader(name, value);
    }
    afterSetting(line);
  }

  @Override
  public void setDateHeader(String name, long date) {
    String line = SetCookieHeader.lineOf(name, String.valueOf(date));
    if (maySet(name, line)) {
      super.setDateHeader(name, date);
    }
    afterSetting(line);
  }

  private boolean passes(String name, @Nullable String value, CookieWay way) {
    String line = SetCookieHeader.lineOf(name, value);
    if (line != null && commitGuard.handsLinesAgain()) {
      gate.announce(line, way);
      return true;
    }
    return line == null || gate.passesLine(line, way);
  }

  /**
   * Setting overwrites what was there, also when what is set is dropped. Where the commit is
   * guarded that comes by itself: the line is set, and dropped when the response is committed.
   */
  private boolean maySet(String name, @Nullable String line) {
    if (line != null && guarded) {
      gate.announce(line, CookieWay.SET_HEADER);
      return true;
    }
    if (line == null || gate.passesLine(line, CookieWay.SET_HEADER)) {
      return true;
    }
    if (SetCookieHeader.NAME.equalsIgnoreCase(name)) {
      // To the container a look-alike is another header: setting it overwrites no cookie.
      sweep.removeAll(wrapped(), line);
    }
    return false;
  }

  private void afterSetting(@Nullable String line) {
    if (line != null) {
      sweep.addOwnLines(wrapped());
    }
  }

  @Override
  public void setTrailerFields(@Nullable Supplier<Map<String, String>> supplier) {
    super.setTrailerFields(
        supplier == null || !gate.enforces() ? supplier : new JudgedTrailers(supplier, gate));
  }

  @Override
  public void reset() {
    super.reset();
    sweep.addOwnLines(wrapped());
  }

  @Override
  public void sendError(int status) throws IOException {
    beforeCommit();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, @Nullable String message) throws IOException {
    beforeCommit();
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    beforeCommit();
    super.sendRedirect(location);
  }

  @Override
  public void sendRedirect(String location, boolean clearBuffer) throws IOException {
    beforeCommit();
    wrapped().sendRedirect(location, clearBuffer);
  }

  @Override
  public void sendRedirect(String location, int status) throws IOException {
    beforeCommit();
    wrapped().sendRedirect(location, status);
  }

  @Override
  public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
    beforeCommit();
    wrapped().sendRedirect(location, status, clearBuffer);
  }

  @Override
  public void flushBuffer() throws IOException {
    if (NeedlessFlush.isAsked(getResponse())) {
      return;
    }
    beforeCommit();
    super.flushBuffer();
  }

  /** The container's own where the commit is guarded: there is nothing to sweep before it. */
  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (guarded) {
      ServletOutputStream instead = commitGuard.streamInstead(getResponse());
      return instead == null ? super.getOutputStream() : instead;
    }
    ServletOutputStream current = super.getOutputStream();
    if (stream == null || !stream.guards(current)) {
      stream = new GuardedOutputStream(current, this);
    }
    return Objects.requireNonNull(stream);
  }

  /** The container's own where the commit is guarded, as with the stream. */
  @Override
  public PrintWriter getWriter() throws IOException {
    if (guarded) {
      PrintWriter instead = commitGuard.writerInstead(getResponse());
      return instead == null ? super.getWriter() : instead;
    }
    PrintWriter current = super.getWriter();
    if (writer == null || !writer.guards(current)) {
      writer = new GuardedWriter(current, this);
    }
    return Objects.requireNonNull(writer);
  }
}
