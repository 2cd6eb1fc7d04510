package dev.consentry.container.tomcat9;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.EmbeddedTomcat;
import dev.consentry.filter.containers.contract.NothingLeaks;

class NothingLeaksIT extends NothingLeaks {
  /**
   * Tomcat 9 has Servlet 4.0: a cookie has no further attributes; and WebSocket 1.1, by which a
   * servlet cannot answer a handshake.
   */
  private static final String[] NOT_OFFERED = {
    "add-cookie-with-everything", "add-cookie-with-expires"
  };

  /** As on later Tomcats. */
  private static final String[] HARMLESS_HERE = {
    "add-cookie-mutated-from-deletion", "injected-name-with-wide-letter"
  };

  NothingLeaksIT() {
    super(
        new EmbeddedTomcat(),
        Differences.none()
            .with(Kind.NOT_OFFERED, NOT_OFFERED)
            .withEach(Kind.NOT_OFFERED, "websocket-from-servlet")
            .with(Kind.HARMLESS_HERE, HARMLESS_HERE)
            .withInjectedLineEnds(Kind.HARMLESS_HERE));
  }
}
