package dev.consentry.filter.guard.jetty;

import dev.consentry.filter.servlet.Callers;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * What another webapp writes that is included. As long as the including one has asked for neither
 * stream nor writer, Jetty writes it to the core's response where that one's is not wrapped; but of
 * a wrapped one it takes the stream, and the including webapp has no writer afterwards. This is the
 * way to the core's for both.
 */
final class IncludedStream extends ServletOutputStream {
  private static final String DISPATCHER = ".servlet.CrossContextDispatcher";
  private static final String INCLUDE = "include";

  private final OutputStream core;

  private IncludedStream(OutputStream core) {
    this.core = core;
  }

  /** The stream if it is asked for on behalf of an included webapp; null otherwise. */
  static @Nullable IncludedStream of(ServletResponse response) {
    if (!isIncluding()) {
      return null;
    }
    try {
      Object behind = response.getClass().getMethod("getResponse").invoke(response);
      return behind instanceof Response core && !isInUse(core)
          ? new IncludedStream(Content.Sink.asOutputStream(core))
          : null;
    } catch (ReflectiveOperationException anotherShape) {
      return null;
    }
  }

  private static boolean isIncluding() {
    return Callers.lastMethodIn(name -> name.endsWith(DISPATCHER))
        .filter(INCLUDE::equals)
        .isPresent();
  }

  private static boolean isInUse(Response core) throws ReflectiveOperationException {
    return (boolean) core.getClass().getMethod("isWritingOrStreaming").invoke(core);
  }

  @Override
  public void write(int single) throws IOException {
    core.write(single);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    core.write(bytes, offset, length);
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    throw new IllegalStateException("What is included is written at once");
  }
}
