package dev.consentry.filter.containers.tomcat11;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;

class NothingLeaksIT extends NothingLeaks {
  /** Tomcat refuses or drops what would inject a header. */
  private static final String[] HARMLESS_HERE = {
    "injected-cr-lf",
    "injected-lf",
    "injected-cr",
    "injected-nul",
    "injected-wide-cr-lf",
    "injected-cr-lf-in-name",
    "injected-lf-in-name",
    "injected-wide-lf-in-name",
    "injected-name-with-wide-letter",
    "injected-location",
    "injected-content-type",
    "injected-cookie",
    // The line is written when the cookie is added: it is the deletion that it was then.
    "add-cookie-mutated-from-deletion"
  };

  NothingLeaksIT() {
    super(new EmbeddedTomcat(), Differences.none().with(Kind.HARMLESS_HERE, HARMLESS_HERE));
  }
}
