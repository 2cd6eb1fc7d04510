package dev.consentry.filter.containers.jetty12;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;

class NothingLeaksIT extends NothingLeaks {
  /** Jetty's ee10 has no HttpUpgradeHandler. */
  private static final String[] NOT_OFFERED = {
    "upgrade-cookie",
    "upgrade-from-raw-cookie",
    "upgrade-from-raw-header",
    "upgrade-from-raw-raw-cookie",
    "upgrade-from-raw-raw-header",
    "upgrade-header",
    "upgrade-raw-cookie",
    "upgrade-raw-header"
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
    "async-on-complete-cookie",
    "async-on-complete-header",
    "async-on-complete-raw-cookie",
    "async-on-complete-raw-header",
    "injected-colon-in-name",
    "injected-name-with-dotless-i",
    "injected-name-with-kelvin-sign",
    "injected-name-with-nul",
    "injected-name-with-wide-letter",
    "trailers-late",
    "trailers-late-on-raw"
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
    super(new EmbeddedJetty(), differences());
  }

  static Differences differences() {
    return Differences.none()
        .with(Kind.NOT_OFFERED, NOT_OFFERED)
        .with(Kind.HARMLESS_HERE, HARMLESS_HERE)
        .with(Kind.HARMLESS_HERE, HARMLESS_HANDSHAKES)
        .withEach(Kind.HARMLESS_HERE, "login-failed", "login-form", "websocket-filter-after")
        .withEach(Kind.UNSTEADY, "login-form")
        .withInjectedLineEnds(Kind.HARMLESS_HERE)
        .with(Kind.ANSWER_DIFFERS, ANSWER_DIFFERS);
  }
}
