package dev.consentry.filter.endpoint;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The widget's script, fetched from the service in each content coding that browsers ask for, kept
 * in memory and asked for again once a minute. What was fetched once is served while the service is
 * down.
 */
final class WidgetScript {
  private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();
  private static final List<String> RELAYED =
      List.of("Content-Type", "Content-Encoding", "ETag", "Last-Modified");

  private final Relay relay;
  private final LongSupplier nanoTime;
  private final Map<String, Kept> keptByCoding = new ConcurrentHashMap<>();
  private final AtomicBoolean refreshing = new AtomicBoolean();

  WidgetScript(Relay relay, LongSupplier nanoTime) {
    this.relay = relay;
    this.nanoTime = nanoTime;
  }

  private record Kept(HttpResponse<byte[]> answer, long fetchedAt) {
    @Nullable String etag() {
      return answer.headers().firstValue("ETag").orElse(null);
    }
  }

  EndpointAnswer answer(EndpointRequest request) {
    String coding = coding(request.header("Accept-Encoding"));
    Kept kept = keptByCoding.get(coding);
    if (kept == null) {
      kept = fetch(coding, null);
    } else if (nanoTime.getAsLong() - kept.fetchedAt() > FRESH_NANOS
        && refreshing.compareAndSet(false, true)) {
      try {
        kept = fetch(coding, kept);
      } finally {
        refreshing.set(false);
      }
    }
    return kept == null ? ProblemAnswer.unavailable() : served(kept, request);
  }

  private static EndpointAnswer served(Kept kept, EndpointRequest request) {
    String etag = kept.etag();
    boolean known = etag != null && etag.equals(request.header("If-None-Match"));
    EndpointAnswer answer =
        known ? EndpointAnswer.of(304) : EndpointAnswer.of(200, kept.answer().body());
    return answer
        .withThoseOf(kept.answer(), RELAYED)
        .with("Cache-Control", "public, max-age=300")
        .with("Vary", "Accept-Encoding");
  }

  private @Nullable Kept fetch(String coding, @Nullable Kept old) {
    HttpRequest.Builder request = relay.request("widget.js").header("Accept-Encoding", coding);
    if (old != null && old.etag() != null) {
      request.header("If-None-Match", old.etag());
    }
    HttpResponse<byte[]> answer = relay.send(request);
    Kept fetched = old;
    if (answer != null && answer.statusCode() == 200 && isScript(answer)) {
      fetched = new Kept(answer, nanoTime.getAsLong());
    } else if (old != null) {
      fetched = new Kept(old.answer(), nanoTime.getAsLong());
    }
    if (fetched != null) {
      keptByCoding.put(coding, fetched);
    }
    return fetched;
  }

  private static boolean isScript(HttpResponse<?> answer) {
    return Relay.hasType(answer, "text/javascript")
        || Relay.hasType(answer, "application/javascript");
  }

  /** The best coding that the browser takes and the service may have. */
  private static String coding(@Nullable String acceptEncoding) {
    String accepted = acceptEncoding == null ? "" : acceptEncoding.toLowerCase(Locale.ROOT);
    for (String coding : List.of("br", "gzip")) {
      for (String item : accepted.split(",", -1)) {
        String[] parts = item.strip().split(";", 2);
        if (parts[0].strip().equals(coding)
            && (parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?"))) {
          return coding;
        }
      }
    }
    return "identity";
  }
}
