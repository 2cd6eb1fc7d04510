package dev.consentry.server.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How long answers take, by what was asked and what was answered, under the name that the framework
 * gives it. The framework's own filter for it looks each timer up by a list of names and values
 * (decision record 0042).
 */
@Singleton
final class TimesGate {
  private static final String BEGUN = TimesGate.class.getName();

  /** As the framework says it of what no method of the service answered. */
  private static final String NO_METHOD = "UNMATCHED_URI";

  private final MeterRegistry metrics;
  private final Map<Answer, Timer> timers = new ConcurrentHashMap<>();

  TimesGate(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /**
   * What is timed together.
   *
   * @param uri the pattern of the address, such as {@code /v1/sites/{site}/notice}: there are as
   *     many as the service has, whatever is asked
   */
  private record Answer(String method, int status, String uri) {}

  void begin(HttpRequest<?> request) {
    request.setAttribute(BEGUN, System.nanoTime());
  }

  void end(HttpRequest<?> request, HttpResponse<?> response) {
    long now = System.nanoTime();
    long begun = request.getAttribute(BEGUN).map(Long.class::cast).orElse(now);
    String uri = BasicHttpAttributes.getUriTemplate(request).orElse(NO_METHOD);
    timers
        .computeIfAbsent(new Answer(request.getMethod().name(), response.code(), uri), this::timer)
        .record(now - begun, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Answer answer) {
    return Timer.builder("http.server.requests")
        .description("How long answers take")
        .tag("method", answer.method())
        .tag("status", Integer.toString(answer.status()))
        .tag("uri", answer.uri())
        .register(metrics);
  }
}
