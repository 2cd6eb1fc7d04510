package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;

class TomeeIT extends NothingLeaks {
  /**
   * TomEE 9 has Servlet 5.0: a cookie has no further attributes; and WebSocket 2.0, by which a
   * servlet cannot answer a handshake.
   */
  private static final String[] NOT_OFFERED = {
    "add-cookie-with-everything", "add-cookie-with-expires"
  };

  /** As on Tomcat; and by CXF no cookie leaves that a filter adds to events. */
  private static final String[] HARMLESS_HERE = {
    "add-cookie-mutated-from-deletion",
    "injected-name-with-wide-letter",
    "rest-later-events-filtered-header",
    "rest-later-events-filtered-new-cookie",
    "trailers-late",
    "trailers-late-on-raw"
  };

  /** A look-alike is dropped that would have made TomEE fail. */
  private static final String[] ANSWER_DIFFERS = {"injected-name-with-wide-letter"};

  TomeeIT() {
    super(
        new Tomee(),
        Differences.none()
            .with(Kind.NOT_OFFERED, NOT_OFFERED)
            .withEach(Kind.NOT_OFFERED, "websocket-from-servlet")
            .with(Kind.HARMLESS_HERE, HARMLESS_HERE)
            .withInjectedLineEnds(Kind.HARMLESS_HERE)
            .with(Kind.ANSWER_DIFFERS, ANSWER_DIFFERS));
  }
}
