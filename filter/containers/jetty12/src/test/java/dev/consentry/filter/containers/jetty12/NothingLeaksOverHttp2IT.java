package dev.consentry.filter.containers.jetty12;

import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;
import dev.consentry.filter.containers.contract.Protocol;

class NothingLeaksOverHttp2IT extends NothingLeaks {
  /** Names that are none, which the filter drops. */
  private static final String[] ODD_NAMES = {
    "injected-colon-in-name", "injected-name-with-nul", "injected-name-with-wide-letter"
  };

  NothingLeaksOverHttp2IT() {
    super(
        new EmbeddedJetty(),
        NothingLeaksIT.differences()
            .overHttp2()
            .withEach(Kind.NOT_OFFERED, "static-head") // Jetty does not end the stream.
            .with(Kind.KEPT_DIFFERS, ODD_NAMES),
        Protocol.HTTP_2);
  }
}
