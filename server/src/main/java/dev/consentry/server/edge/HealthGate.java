package dev.consentry.server.edge;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.health.HealthStatus;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.endpoint.health.filter.HealthResultFilter;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.Map;

/**
 * Gives what is said about health its status, as the framework's own filter does, but without the
 * patterns of addresses that it would hold every visitor's request against (decision record 0042).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Replaces(HealthResultFilter.class)
@Requires(beans = HealthEndpoint.class)
final class HealthGate implements ConditionalFilter {
  private final Map<String, HttpStatus> statuses;
  private final String path;

  HealthGate(HealthEndpoint endpoint, @Value(HealthResultFilter.DEFAULT_MAPPING) String path) {
    this.statuses = endpoint.getStatusConfiguration().getHttpMapping();
    this.path = path;
  }

  /** Rather too often: it changes no answer but one about health. */
  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    return request.getPath().contains(path);
  }

  @ResponseFilter
  void complete(MutableHttpResponse<?> response) {
    if (response.body() instanceof HealthResult result) {
      HttpStatus status = statusOf(result.getStatus());
      if (status != null) {
        response.status(status);
      }
    }
  }

  private @Nullable HttpStatus statusOf(HealthStatus health) {
    boolean operational = health.getOperational().orElse(true);
    return statuses.getOrDefault(
        health.getName(), operational ? null : HttpStatus.SERVICE_UNAVAILABLE);
  }
}
