package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;
import dev.consentry.filter.containers.contract.UndertowDifferences;

class WildFlyIT extends NothingLeaks {
  /** RESTEasy injects a response that works on the request's own thread only. */
  private static final String RESTEASY = "rest-later-resumed-servlet";

  /** An error page that shows the stack, which has our frames. */
  private static final String DIFFERS = "injected-cookie";

  WildFlyIT() {
    super(
        new WildFly(),
        UndertowDifferences.all()
            .withEach(Kind.NOT_OFFERED, RESTEASY)
            .with(Kind.ANSWER_DIFFERS, DIFFERS)
            .with(Kind.GRANTED_DIFFERS, DIFFERS));
  }
}
