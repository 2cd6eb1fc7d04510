package dev.consentry.filter.guard.undertow;

import dev.consentry.filter.servlet.Callers;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.servlet.spec.HttpServletResponseImpl;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The writer by which Undertow ends a response that was forwarded with a wrapper. It flushes that
 * one before it closes it, and so sends no Content-Length; its own response it closes only. So does
 * this.
 */
final class EndOfForward extends PrintWriter {
  private static final String CALLER = "io.undertow.servlet.spec.RequestDispatcherImpl";

  private final HttpServletResponseImpl own;

  private EndOfForward(HttpServletResponseImpl own) {
    super(Writer.nullWriter());
    this.own = own;
  }

  /**
   * The writer if it is asked for at the end of a forward; null otherwise, and where another
   * wrapper, which may keep something back until it is flushed, is around the container's response.
   */
  static @Nullable EndOfForward of(ServletResponse response) {
    ServletRequestContext current = ServletRequestContext.current();
    return current != null
            && response instanceof HttpServletResponseImpl own
            && current.getServletResponse() != own
            && CALLER.equals(Callers.ofResponse())
        ? new EndOfForward(own)
        : null;
  }

  @Override
  public void flush() {
    // The close that follows sends everything.
  }

  @Override
  public void close() {
    try {
      own.closeStreamAndWriter();
    } catch (IOException failed) {
      setError();
    }
  }
}
