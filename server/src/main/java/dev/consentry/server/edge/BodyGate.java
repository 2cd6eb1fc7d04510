package dev.consentry.server.edge;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.regex.Pattern;

/** Refuses bodies larger than anything that makes sense at an address, before they are read. */
@ServerFilter("/v1/**")
final class BodyGate implements Ordered {
  private static final long MOST_BYTES = 16 * 1024;

  /** Definitions, and what filters saw, have limits of their own. */
  private static final Pattern LARGER =
      Pattern.compile("/v1/admin/sites/[^/]+/policies|/v1/sites/[^/]+/observations");

  @Override
  public int getOrder() {
    return GateOrder.BODY;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (request.getContentLength() > MOST_BYTES && !LARGER.matcher(request.getPath()).matches()) {
      throw new ProblemException(
          ProblemType.TOO_LARGE,
          "This address takes at most " + MOST_BYTES + " bytes. Send only what /openapi.yml asks.");
    }
  }
}
