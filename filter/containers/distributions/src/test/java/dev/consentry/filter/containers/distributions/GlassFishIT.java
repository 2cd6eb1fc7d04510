package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;

class GlassFishIT extends NothingLeaks {
  /** No more than 100 header lines, in its default configuration. */
  private static final String[] NOT_OFFERED = {"add-cookie-200", "lines-200"};

  /**
   * No upgrade in its default configuration, no answer when a read listener is used, and none to a
   * handshake out of a servlet.
   */
  private static final String[] NOT_OFFERED_EACH = {
    "read-listener", "upgrade", "upgrade-from-raw", "websocket-from-servlet"
  };

  /**
   * What comes from another thread, an error or a dispatch, races here with the first one's end.
   */
  private static final String[] UNSTEADY_EACH = {"async-error", "async-redirect-to-dispatch"};

  /** GlassFish sends no trailers. */
  private static final String[] HARMLESS_HERE = {
    "add-cookie-mutated-from-deletion",
    "trailers",
    "trailers-late",
    "trailers-late-on-raw",
    "trailers-on-raw"
  };

  /**
   * GlassFish makes one line of several values of a handshake, which then is one cookie with the
   * name of the first.
   */
  private static final String[] HARMLESS_HANDSHAKES = {
    "websocket-all-at-once",
    "websocket-line-by-line",
    "websocket-spelling-1",
    "websocket-spelling-2",
    "websocket-spelling-3",
    "websocket-spelling-4"
  };

  GlassFishIT() {
    super(
        new GlassFish(),
        Differences.none()
            .with(Kind.NOT_OFFERED, NOT_OFFERED)
            .withEach(Kind.NOT_OFFERED, NOT_OFFERED_EACH)
            .withEach(Kind.UNSTEADY, UNSTEADY_EACH)
            // It uses the request of a closing WebSocket for the next one too soon, about once in
            // 500
            // times, with the filter or without: either then gets the wrong answer, or none.
            .withHandshakes(Kind.UNRELIABLE)
            .with(Kind.HARMLESS_HERE, HARMLESS_HERE)
            .with(Kind.HARMLESS_HERE, HARMLESS_HANDSHAKES)
            .withEach(Kind.HARMLESS_HERE, "directory-redirect", "websocket-filter-after")
            .withInjectedLineEnds(Kind.HARMLESS_HERE));
  }
}
