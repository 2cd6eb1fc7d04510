package dev.consentry.filter.containers.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Collects the frames of one answer. Jetty calls it by one thread at a time. */
final class Http2Answer implements Stream.Listener {
  private final List<String> interim = Collections.synchronizedList(new ArrayList<>());
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final List<String> trailers = Collections.synchronizedList(new ArrayList<>());
  private final StringBuilder body = new StringBuilder();
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private volatile int status;

  @Override
  public void onHeaders(Stream stream, HeadersFrame frame) {
    MetaData head = frame.getMetaData();
    if (!(head instanceof MetaData.Response response)) {
      add(trailers, head.getHttpFields());
    } else if (HttpStatus.isInterim(response.getStatus())) {
      add(interim, response.getHttpFields());
    } else {
      status = response.getStatus();
      add(lines, response.getHttpFields());
    }
    goOn(stream, frame.isEndStream());
  }

  private static void add(List<String> to, HttpFields fields) {
    fields.forEach(field -> to.add(field.getName() + ": " + field.getValue()));
  }

  @Override
  public void onDataAvailable(Stream stream) {
    Stream.Data data = stream.readData();
    if (data == null) {
      stream.demand();
      return;
    }
    body.append(BufferUtil.toString(data.frame().getByteBuffer(), ISO_8859_1));
    boolean last = data.frame().isEndStream();
    data.release();
    goOn(stream, last);
  }

  private void goOn(Stream stream, boolean last) {
    if (last) {
      end.complete(true);
    } else {
      stream.demand();
    }
  }

  @Override
  public void onReset(Stream stream, ResetFrame frame, Callback callback) {
    end.complete(true);
    callback.succeeded();
  }

  @Override
  public void onFailure(
      Stream stream,
      int error,
      @Nullable String reason,
      @Nullable Throwable failure,
      Callback callback) {
    end.complete(true);
    callback.succeeded();
  }

  /** What came until the end, or until then. */
  Answer await(long time, TimeUnit unit) throws InterruptedException, ExecutionException {
    boolean ended;
    try {
      ended = end.get(time, unit);
    } catch (TimeoutException late) {
      ended = false;
    }
    return new Answer(
        List.copyOf(interim),
        status,
        List.copyOf(lines),
        body.toString(),
        List.copyOf(trailers),
        ended);
  }
}
