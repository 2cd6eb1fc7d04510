package dev.consentry.filter.containers.undertow;

import dev.consentry.filter.containers.contract.Differences;
import dev.consentry.filter.containers.contract.Differences.Kind;
import dev.consentry.filter.containers.contract.NothingLeaks;

class NothingLeaksIT extends NothingLeaks {
  /** Undertow has no JSP, and fails by itself at so many header lines. */
  private static final String[] NOT_OFFERED = {
    "add-cookie-200", "jsp", "jsp-big", "jsp-forward", "jsp-include", "lines-200"
  };

  /** Undertow clears headers before a redirect or an error page, and fails at odd names. */
  private static final String[] HARMLESS_HERE = {
    "add-cookie-mutated-to-deletion",
    "directory-redirect-cookie",
    "directory-redirect-header",
    "directory-redirect-raw-cookie",
    "directory-redirect-raw-header",
    "exception-after-body",
    "exception-header",
    "exception-raw-header",
    "forward-to-include",
    "injected-content-type",
    "injected-cookie",
    "injected-cr",
    "injected-cr-lf",
    "injected-cr-lf-in-name",
    "injected-lf",
    "injected-lf-in-name",
    "injected-location",
    "injected-name-with-dotless-i",
    "injected-name-with-kelvin-sign",
    "injected-name-with-wide-letter",
    "injected-nul",
    "injected-wide-cr-lf",
    "injected-wide-lf-in-name",
    "io-exception",
    "trailers",
    "trailers-on-raw"
  };

  /**
   * Undertow renders a cookie when the response leaves, with what was changed after adding it; the
   * filter passes on what was judged.
   */
  private static final String[] KEPT_DIFFERS = {"add-cookie-mutated-to-deletion"};

  /**
   * Forwarded with any wrapper, Undertow flushes before it closes and sends no Content-Length; and
   * names that it fails at never reach it.
   */
  private static final String[] ANSWER_DIFFERS = {
    "forward-after-cookie",
    "forward-after-header",
    "forward-after-raw-cookie",
    "forward-after-raw-header",
    "forward-cookie",
    "forward-header",
    "forward-raw-cookie",
    "forward-raw-header",
    "forward-to-forward",
    "forward-to-include",
    "named-forward"
  };

  /**
   * As with ANSWER_DIFFERS; and Undertow renders a cookie when the response leaves, with what was
   * changed after adding it.
   */
  private static final String[] GRANTED_DIFFERS = {
    "add-cookie-mutated-from-deletion",
    "add-cookie-mutated-to-deletion",
    "forward-after-cookie",
    "forward-after-header",
    "forward-after-raw-cookie",
    "forward-after-raw-header",
    "forward-cookie",
    "forward-header",
    "forward-raw-cookie",
    "forward-raw-header",
    "forward-to-forward",
    "forward-to-include",
    "named-forward"
  };

  NothingLeaksIT() {
    super(
        new EmbeddedUndertow(),
        Differences.none()
            .with(Kind.NOT_OFFERED, NOT_OFFERED)
            .with(Kind.HARMLESS_HERE, HARMLESS_HERE)
            .with(Kind.KEPT_DIFFERS, KEPT_DIFFERS)
            .with(Kind.ANSWER_DIFFERS, ANSWER_DIFFERS)
            .with(Kind.GRANTED_DIFFERS, GRANTED_DIFFERS));
  }
}
