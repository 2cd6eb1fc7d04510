package dev.consentry.filter.containers.undertow;

import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;
import dev.consentry.filter.containers.contract.Protocol;

class NothingLeaksOverHttp2IT extends NothingLeaks {
  /** Names that HTTP/2 does not allow either, and that Undertow sends. */
  private static final String[] ODD_NAMES = {"injected-colon-in-name", "injected-name-with-nul"};

  NothingLeaksOverHttp2IT() {
    super(
        new EmbeddedUndertow(),
        NothingLeaksIT.differences()
            .overHttp2()
            .without(Kind.HARMLESS_HERE, "trailers", "trailers-on-raw")
            .with(Kind.HARMLESS_HERE, ODD_NAMES)
            .with(Kind.ANSWER_DIFFERS, ODD_NAMES)
            .with(Kind.KEPT_DIFFERS, ODD_NAMES),
        Protocol.HTTP_2);
  }
}
