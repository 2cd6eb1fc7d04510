package dev.consentry.container.jetty12;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;

class NothingLeaksIT extends NothingLeaks {
  /** Servlet 4.0 knows no further attributes of a cookie; a webapp of ee8 finds no other one. */
  private static final String[] NOT_OFFERED = {
    "add-cookie-with-everything", "add-cookie-with-expires", "neighbour-include-with-length"
  };

  /**
   * Jetty's ee8 has no HttpUpgradeHandler, WebSocket 1.1 no handshake out of a servlet, and a
   * webapp of ee8 finds no other one.
   */
  private static final String[] NOT_OFFERED_EACH = {
    "neighbour-forward",
    "neighbour-include",
    "neighbour-include-with-raw-objects",
    "upgrade",
    "upgrade-from-raw",
    "websocket-from-servlet"
  };

  /**
   * Jetty makes one line of several values of a handshake, which then is one cookie with the name
   * of the first; it answers an error there anew, and ends it before it returns to a filter. To the
   * login form it redirects, with an id that is another one each time.
   */
  private static final String[] HARMLESS_HANDSHAKES = {
    "websocket-all-at-once",
    "websocket-failing",
    "websocket-spelling-1",
    "websocket-spelling-2",
    "websocket-spelling-3",
    "websocket-spelling-4"
  };

  /**
   * Jetty makes odd characters harmless, commits before it calls onComplete, and takes no trailers
   * after that.
   */
  private static final String[] HARMLESS_HERE = {
    "add-cookie-mutated-from-deletion",
    "forward-to-include",
    "injected-colon-in-name",
    "injected-name-with-dotless-i",
    "injected-name-with-kelvin-sign",
    "injected-name-with-nul",
    "injected-name-with-wide-letter",
    "trailers-late",
    "trailers-late-on-raw"
  };

  private static final String[] HARMLESS_HERE_EACH = {
    "async-on-complete", "login-failed", "login-form", "websocket-filter-after"
  };

  /**
   * A look-alike is dropped that Jetty would have made harmless; and with the last cookie goes the
   * Expires header that Jetty adds to the first.
   */
  private static final String[] ANSWER_DIFFERS = {
    "add-cookie-mutated-to-deletion",
    "add-cookie-mutated-value",
    "add-cookie-renamed",
    "injected-colon-in-name",
    "injected-name-with-nul",
    "injected-name-with-wide-letter"
  };

  NothingLeaksIT() {
    super(
        new EmbeddedJetty(),
        Differences.none()
            .with(Kind.NOT_OFFERED, NOT_OFFERED)
            .withEach(Kind.NOT_OFFERED, NOT_OFFERED_EACH)
            .with(Kind.HARMLESS_HERE, HARMLESS_HERE)
            .with(Kind.HARMLESS_HERE, HARMLESS_HANDSHAKES)
            .withEach(Kind.HARMLESS_HERE, HARMLESS_HERE_EACH)
            .withEach(Kind.UNSTEADY, "login-form")
            .withInjectedLineEnds(Kind.HARMLESS_HERE)
            .with(Kind.ANSWER_DIFFERS, ANSWER_DIFFERS));
  }
}
