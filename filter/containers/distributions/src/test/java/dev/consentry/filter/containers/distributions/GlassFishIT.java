package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;

class GlassFishIT extends NothingLeaks {
  /** No more than 100 header lines, in its default configuration. */
  private static final String[] NOT_OFFERED = {"add-cookie-200", "lines-200"};

  /** No upgrade in its default configuration, and no answer when a read listener is used. */
  private static final String[] NOT_OFFERED_EACH = {"read-listener", "upgrade", "upgrade-from-raw"};

  /**
   * What comes from another thread, an error or a dispatch, races here with the first one's end.
   */
  private static final String[] UNSTEADY_EACH = {"async-error", "async-redirect-to-dispatch"};

  /** GlassFish sends no trailers. */
  private static final String[] HARMLESS_HERE = {
    "add-cookie-mutated-from-deletion", "trailers", "trailers-on-raw"
  };

  GlassFishIT() {
    super(
        new GlassFish(),
        Differences.none()
            .with(Kind.NOT_OFFERED, NOT_OFFERED)
            .withEach(Kind.NOT_OFFERED, NOT_OFFERED_EACH)
            .withEach(Kind.UNSTEADY, UNSTEADY_EACH)
            .with(Kind.HARMLESS_HERE, HARMLESS_HERE)
            .withEach(Kind.HARMLESS_HERE, "directory-redirect")
            .withInjectedLineEnds(Kind.HARMLESS_HERE));
  }
}
