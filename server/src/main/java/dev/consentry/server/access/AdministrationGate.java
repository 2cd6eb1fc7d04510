package dev.consentry.server.access;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Lets only calls with an administration key through to {@code /v1/admin}. */
@ServerFilter("/v1/admin/**")
final class AdministrationGate {
  private final AdministrationKeys keys;

  AdministrationGate(AdministrationKeys keys) {
    this.keys = keys;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void check(HttpRequest<?> request) {
    String key = request.getHeaders().getAuthorization().flatMap(Bearer::read).orElse("");
    if (key.isEmpty() || !keys.holds(key)) {
      throw new ProblemException(
          ProblemType.UNAUTHORIZED,
          "Send the administration key as \"Authorization: Bearer …\". The service printed it at its first start,"
              + " or it is the one configured as consentry.administration-key.");
    }
  }
}
