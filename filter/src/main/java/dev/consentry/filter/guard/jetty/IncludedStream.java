package dev.consentry.filter.guard.jetty;

import dev.consentry.filter.servlet.Callers;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * What another webapp writes that is included. As long as the including one has asked for neither
 * stream nor writer, Jetty writes it to the core's response where that one's is not wrapped, and
 * counts it; but of a wrapped one it takes the stream, and the including webapp has no writer
 * afterwards. This is the way to the core's for both.
 */
final class IncludedStream extends ServletOutputStream {
  private static final String CALLER = ".servlet.ServletCoreResponse";
  private static final String DISPATCHER = ".servlet.CrossContextDispatcher";
  private static final String INCLUDE = "include";

  private final OutputStream core;
  private final Object output;
  private final Method count;

  private IncludedStream(OutputStream core, Object output, Method count) {
    this.core = core;
    this.output = output;
    this.count = count;
  }

  /** The stream if it is asked for on behalf of an included webapp; null otherwise. */
  static @Nullable IncludedStream of(ServletResponse response) {
    if (!isIncluding()) {
      return null;
    }
    try {
      Object behind = response.getClass().getMethod("getResponse").invoke(response);
      return behind instanceof Response core && !isInUse(core) ? to(core) : null;
    } catch (ReflectiveOperationException | RuntimeException anotherShape) {
      return null;
    }
  }

  private static boolean isIncluding() {
    String caller = Callers.ofResponse();
    return caller != null
        && caller.endsWith(CALLER)
        && Callers.lastMethodIn(name -> name.endsWith(DISPATCHER))
            .filter(INCLUDE::equals)
            .isPresent();
  }

  private static boolean isInUse(Response core) throws ReflectiveOperationException {
    return (boolean) core.getClass().getMethod("isWritingOrStreaming").invoke(core);
  }

  private static IncludedStream to(Response core) throws ReflectiveOperationException {
    Object output = core.getClass().getMethod("getHttpOutput").invoke(core);
    Method count = output.getClass().getDeclaredMethod("addBytesWritten", int.class);
    count.setAccessible(true);
    return new IncludedStream(Content.Sink.asOutputStream(core), output, count);
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      count.invoke(output, length);
    } catch (ReflectiveOperationException failed) {
      throw new IOException("The container cannot count what is included", failed);
    }
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
