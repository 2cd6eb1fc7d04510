package dev.consentry.server.edge;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Gives every answer the headers that all have: the outermost filter, so refusals included. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AnswerGate implements Ordered {
  static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

  private final CrossOriginGate crossOrigin;
  private final HeadersGate headers;
  private final TimesGate times;

  AnswerGate(CrossOriginGate crossOrigin, HeadersGate headers, TimesGate times) {
    this.crossOrigin = crossOrigin;
    this.headers = headers;
    this.times = times;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @ResponseFilter
  void complete(HttpRequest<?> request, MutableHttpResponse<?> response) {
    crossOrigin.allow(request, response);
    headers.add(request, response);
    times.end(request, response);
  }
}
