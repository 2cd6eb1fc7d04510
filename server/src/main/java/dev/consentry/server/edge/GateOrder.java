package dev.consentry.server.edge;

import io.micronaut.core.order.Ordered;

/** In which order requests pass the gates: the outermost sees every answer, refusals included. */
final class GateOrder {
  static final int HEADERS = Ordered.HIGHEST_PRECEDENCE + 100;
  static final int CROSS_ORIGIN = HEADERS + 10;
  static final int ORIGIN = HEADERS + 100;
  static final int RATE = ORIGIN + 100;
  static final int BODY = RATE + 100;

  private GateOrder() {}
}
