package dev.consentry.filter.containers.undertow;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;
import dev.consentry.filter.containers.contract.UndertowDifferences;

class NothingLeaksIT extends NothingLeaks {
  /** Undertow has no JSP. */
  private static final String[] NOT_OFFERED = {"jsp", "jsp-big", "jsp-forward", "jsp-include"};

  NothingLeaksIT() {
    super(new EmbeddedUndertow(), differences());
  }

  static Differences differences() {
    return UndertowDifferences.all().with(Kind.NOT_OFFERED, NOT_OFFERED);
  }
}
