package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;
import dev.consentry.filter.containers.contract.UndertowDifferences;

class WildFlyIT extends NothingLeaks {
  /** A forward as the others; and an error page that shows the stack, which has our frames. */
  private static final String[] DIFFERS = {"injected-cookie", "jsp-forward"};

  WildFlyIT() {
    super(
        new WildFly(),
        UndertowDifferences.all()
            .with(Kind.ANSWER_DIFFERS, DIFFERS)
            .with(Kind.GRANTED_DIFFERS, DIFFERS));
  }
}
