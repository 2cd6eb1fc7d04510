package dev.consentry.filter.servlet;

import dev.consentry.filter.decision.CookieGate;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
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
  private final CookieSweep sweep;
  private @Nullable GuardedWriter writer;
  private @Nullable GuardedOutputStream stream;

  ConsentResponse(HttpServletResponse response, CookieGate gate) {
    super(response);
    this.gate = gate;
    this.sweep = new CookieSweep(gate);
    sweep.addOwnLines(response);
  }

  CookieGate gate() {
    return gate;
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
    // A copy, so that a cookie that is changed after it was added stays what was judged.
    Cookie judged = gate.enforces() ? (Cookie) cookie.clone() : cookie;
    if (CookieObject.passes(judged, gate)) {
      super.addCookie(judged);
    }
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    if (passes(name, value)) {
      super.addHeader(name, value);
    }
  }

  @Override
  public void addIntHeader(String name, int value) {
    if (passes(name, String.valueOf(value))) {
      super.addIntHeader(name, value);
    }
  }

  @Override
  public void addDateHeader(String name, long date) {
    if (passes(name, String.valueOf(date))) {
      super.addDateHeader(name, date);
    }
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    setting(name, value, () -> super.setHeader(name, value));
  }

  @Override
  public void setIntHeader(String name, int value) {
    setting(name, String.valueOf(value), () -> super.setIntHeader(name, value));
  }

  @Override
  public void setDateHeader(String name, long date) {
    setting(name, String.valueOf(date), () -> super.setDateHeader(name, date));
  }

  private boolean passes(String name, @Nullable String value) {
    String line = SetCookieHeader.lineOf(name, value);
    return line == null || gate.passesLine(line);
  }

  /** Setting overwrites what was there, also when what is set is dropped. */
  private void setting(String name, @Nullable String value, Runnable set) {
    String line = SetCookieHeader.lineOf(name, value);
    if (line == null || gate.passesLine(line)) {
      set.run();
    } else {
      sweep.removeAll(wrapped(), line);
    }
    if (line != null) {
      sweep.addOwnLines(wrapped());
    }
  }

  @Override
  public void setTrailerFields(@Nullable Supplier<Map<String, String>> supplier) {
    super.setTrailerFields(
        supplier == null || !gate.enforces() ? supplier : () -> withoutRefused(supplier.get()));
  }

  private @Nullable Map<String, String> withoutRefused(@Nullable Map<String, String> trailers) {
    if (trailers == null) {
      return null;
    }
    Map<String, String> kept = new LinkedHashMap<>(trailers);
    kept.entrySet().removeIf(entry -> !passes(entry.getKey(), entry.getValue()));
    return kept;
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
    beforeCommit();
    super.flushBuffer();
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    ServletOutputStream current = super.getOutputStream();
    if (stream == null || !stream.guards(current)) {
      stream = new GuardedOutputStream(current, this);
    }
    return Objects.requireNonNull(stream);
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    PrintWriter current = super.getWriter();
    if (writer == null || !writer.guards(current)) {
      writer = new GuardedWriter(current, this);
    }
    return Objects.requireNonNull(writer);
  }
}
