package dev.consentry.filter.guard.undertow;

import dev.consentry.filter.servlet.Callers;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.ServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The writer by which Undertow ends a response that was forwarded with a wrapper. It flushes that
 * one before it closes it, and so sends no Content-Length; its own response it closes only, by
 * whichever of stream and writer is in use. So does this.
 */
final class EndOfForward extends PrintWriter {
  private static final String CALLER = "io.undertow.servlet.spec.RequestDispatcherImpl";

  private final Closeable output;

  private EndOfForward(Closeable output) {
    super(Writer.nullWriter());
    this.output = output;
  }

  /** The writer if it is asked for at the end of a forward; null otherwise. */
  static @Nullable EndOfForward of(ServletResponse response) {
    ServletRequestContext current = ServletRequestContext.current();
    if (current == null
        || current.getServletResponse() == current.getOriginalResponse()
        || !CALLER.equals(Callers.ofResponse())) {
      return null;
    }
    try {
      return new EndOfForward(outputOf(response));
    } catch (IOException failed) {
      return null;
    }
  }

  private static Closeable outputOf(ServletResponse response) throws IOException {
    try {
      return response.getOutputStream();
    } catch (IllegalStateException writerInUse) {
      return response.getWriter();
    }
  }

  @Override
  public void flush() {
    // The close that follows sends everything.
  }

  @Override
  public void close() {
    try {
      output.close();
    } catch (IOException failed) {
      setError();
    }
  }
}
