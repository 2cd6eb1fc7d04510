package dev.consentry.filter.containers.contract;

import dev.consentry.filter.containers.contract.Differences.Kind;

/** What is Undertow's way, by itself and in WildFly. */
public final class UndertowDifferences {
  /** It fails by itself at so many header lines. */
  private static final String[] NOT_OFFERED = {"add-cookie-200", "lines-200"};

  /** It clears headers before an error page, and fails at odd names. */
  private static final String[] HARMLESS_HERE = {
    "add-cookie-mutated-to-deletion",
    "exception-after-body",
    "exception-header",
    "exception-raw-header",
    "forward-to-include",
    "injected-name-with-dotless-i",
    "injected-name-with-kelvin-sign",
    "injected-name-with-wide-letter",
    "io-exception",
    "trailers",
    "trailers-late",
    "trailers-late-on-raw",
    "trailers-on-raw",
    "websocket-failing"
  };

  /**
   * It renders a cookie when the response leaves, with what was changed after adding it; a refused
   * one was dropped when it was added.
   */
  private static final String CHANGED_LATER = "add-cookie-mutated-to-deletion";

  private UndertowDifferences() {}

  /** All of them; more may be added. */
  public static Differences all() {
    return Differences.none()
        .with(Kind.NOT_OFFERED, NOT_OFFERED)
        .with(Kind.HARMLESS_HERE, HARMLESS_HERE)
        .withEach(Kind.HARMLESS_HERE, "directory-redirect")
        .withInjectedLineEnds(Kind.HARMLESS_HERE)
        .with(Kind.KEPT_DIFFERS, CHANGED_LATER);
  }
}
