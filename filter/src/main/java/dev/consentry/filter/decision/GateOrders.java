package dev.consentry.filter.decision;

import java.util.List;

/**
 * What one request and its response need beyond judging the webapp's cookies.
 *
 * @param ownLines Set-Cookie lines that the response has to carry for the visitor's consent; empty
 *     in observe mode
 * @param hidesCookies whether the request has refused cookies that the webapp must not see
 * @param debugs whether a header tells what was done
 */
public record GateOrders(List<String> ownLines, boolean hidesCookies, boolean debugs) {
  /** Nothing. */
  public static final GateOrders NONE = new GateOrders(List.of(), false, false);

  /** Takes a copy of the lines. */
  public GateOrders {
    ownLines = List.copyOf(ownLines);
  }

  /** Whether neither the request nor the response is changed for it. */
  public boolean isEmpty() {
    return ownLines.isEmpty() && !hidesCookies;
  }
}
