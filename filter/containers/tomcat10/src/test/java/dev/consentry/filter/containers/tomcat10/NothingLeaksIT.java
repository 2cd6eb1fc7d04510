package dev.consentry.filter.containers.tomcat10;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.EmbeddedTomcat;
import dev.consentry.filter.containers.contract.NothingLeaks;

class NothingLeaksIT extends NothingLeaks {
  /** Tomcat refuses or drops what would inject a header. */
  private static final String[] HARMLESS_HERE = {
    "injected-name-with-wide-letter",
    // Over HTTP/1.1 it sends no trailers that are set after the commit.
    "trailers-late",
    "trailers-late-on-raw",
    // The line is written when the cookie is added: it is the deletion that it was then.
    "add-cookie-mutated-from-deletion"
  };

  NothingLeaksIT() {
    super(new EmbeddedTomcat(), differences());
  }

  static Differences differences() {
    return Differences.none()
        .with(Kind.HARMLESS_HERE, HARMLESS_HERE)
        .withInjectedLineEnds(Kind.HARMLESS_HERE);
  }
}
