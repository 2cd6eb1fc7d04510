package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;

class OpenLibertyIT extends NothingLeaks {
  /** Liberty makes a cookie of a deletion by header that stands beside a cookie object. */
  private static final String[] NOT_OFFERED = {"deletions"};

  /**
   * Handshakes at which Liberty fails without ending the connection, or breaks a quoted cookie at
   * its comma.
   */
  private static final String[] NO_HANDSHAKES = {
    "websocket-failing", "websocket-kept-only", "websocket-spelling-4"
  };

  /**
   * No ranges, no date beyond today in If-Modified-Since, another status for an upgrade, no login
   * with the features that this server has.
   */
  private static final String[] NOT_OFFERED_EACH = {
    "login-failed",
    "login-form",
    "static-range",
    "static-not-modified",
    "upgrade",
    "upgrade-from-raw"
  };

  /** RESTEasy injects a response that works on the request's own thread only. */
  private static final String RESTEASY = "rest-later-resumed-servlet";

  /** Header names at which Liberty fails. */
  private static final String[] ODD_NAMES = {
    "header-spelling-4", "header-spelling-5", "header-spelling-6", "header-spelling-7"
  };

  /**
   * Other odd names that Liberty refuses, what it clears before an include, and trailers that come
   * after the commit.
   */
  private static final String[] HARMLESS_HERE = {
    "add-cookie-mutated-from-deletion",
    "forward-to-include",
    "injected-colon-in-name",
    "injected-name-with-dotless-i",
    "injected-name-with-kelvin-sign",
    "injected-name-with-no-break-space",
    "injected-name-with-nul",
    "injected-name-with-wide-letter",
    "trailers-late",
    "trailers-late-on-raw"
  };

  /**
   * With the last cookie go the Cache-Control and Expires that Liberty adds to the first; and an
   * error page shows our frames.
   */
  private static final String[] ANSWER_DIFFERS = {
    "add-cookie-mutated-to-deletion",
    "add-cookie-mutated-value",
    "add-cookie-renamed",
    "error-then-more",
    "include-cookie",
    "include-header",
    "include-in-own-wrapper",
    "include-raw-cookie",
    "include-raw-header",
    "injected-location",
    "named-include",
    "neighbour-include-with-length",
    "redirect-then-more",
    "set-header-refused-over-kept"
  };

  /**
   * Over a cookie object that it cannot write Liberty ends the connection; the guard drops all
   * objects, and what else there is leaves.
   */
  private static final String UNWRITABLE = "injected-cookie";

  /** A lifetime is written as the date of its end; an error page shows our frames. */
  private static final String[] GRANTED_DIFFERS = {
    "add-cookie-with-everything", "injected-location"
  };

  OpenLibertyIT() {
    super(
        new OpenLiberty(),
        Differences.none()
            .with(Kind.NOT_OFFERED, NOT_OFFERED)
            .with(Kind.NOT_OFFERED, NO_HANDSHAKES)
            .withEach(Kind.NOT_OFFERED, NOT_OFFERED_EACH)
            .withEach(Kind.NOT_OFFERED, RESTEASY)
            .with(Kind.HARMLESS_HERE, ODD_NAMES)
            .with(Kind.HARMLESS_HERE, HARMLESS_HERE)
            .withInjectedLineEnds(Kind.HARMLESS_HERE)
            .with(Kind.KEPT_DIFFERS, ODD_NAMES)
            .with(Kind.KEPT_DIFFERS, "add-date-header", UNWRITABLE)
            .with(Kind.ANSWER_DIFFERS, ODD_NAMES)
            .with(Kind.ANSWER_DIFFERS, UNWRITABLE)
            .with(Kind.ANSWER_DIFFERS, ANSWER_DIFFERS)
            .withEach(Kind.ANSWER_DIFFERS, "neighbour-include")
            .with(Kind.GRANTED_DIFFERS, ODD_NAMES)
            .with(Kind.GRANTED_DIFFERS, UNWRITABLE)
            .with(Kind.GRANTED_DIFFERS, GRANTED_DIFFERS));
  }
}
