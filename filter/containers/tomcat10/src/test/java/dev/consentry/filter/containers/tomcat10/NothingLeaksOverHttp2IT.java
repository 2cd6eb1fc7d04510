package dev.consentry.filter.containers.tomcat10;

import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.EmbeddedTomcat;
import dev.consentry.filter.containers.contract.NothingLeaks;
import dev.consentry.filter.containers.contract.Protocol;

class NothingLeaksOverHttp2IT extends NothingLeaks {
  /** Names that HTTP/2 does not allow either, and that Tomcat sends. */
  private static final String[] ODD_NAMES = {"injected-colon-in-name", "injected-name-with-nul"};

  private static final String WIDE = "injected-name-with-wide-letter";

  NothingLeaksOverHttp2IT() {
    super(
        new EmbeddedTomcat(),
        NothingLeaksIT.differences()
            .overHttp2()
            .without(Kind.HARMLESS_HERE, "trailers-late", "trailers-late-on-raw")
            .with(Kind.HARMLESS_HERE, ODD_NAMES)
            .with(Kind.ANSWER_DIFFERS, ODD_NAMES)
            .with(Kind.KEPT_DIFFERS, ODD_NAMES)
            .with(Kind.ANSWER_DIFFERS, WIDE)
            .with(Kind.KEPT_DIFFERS, WIDE),
        Protocol.HTTP_2);
  }
}
