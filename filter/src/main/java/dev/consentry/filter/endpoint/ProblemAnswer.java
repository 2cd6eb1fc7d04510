package dev.consentry.filter.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Errors as problem details (RFC 9457); the detail says what to do. The texts need no escape. */
final class ProblemAnswer {
  static final String CONTENT_TYPE = "application/problem+json";

  /** Seconds after which it makes sense to try again. */
  static final String RETRY_AFTER = "5";

  private ProblemAnswer() {}

  static EndpointAnswer notFound() {
    return of(
        404,
        "not-found",
        "Not found",
        "There is widget.js, notice, choices, policies, visitor, visitor/export and preferences"
            + " below /.consent/, and nothing else.");
  }

  static EndpointAnswer methodNotAllowed(String allowed) {
    return of(
            405,
            "method-not-allowed",
            "Method not allowed",
            "Use " + allowed.replace(", ", " or ") + " here.")
        .with("Allow", allowed);
  }

  static EndpointAnswer notSameOrigin() {
    return of(
        403,
        "not-same-origin",
        "Not from this site",
        "This is accepted from pages of this site only: send the request from a page of the same"
            + " origin.");
  }

  static EndpointAnswer notJson() {
    return of(
        415, "unsupported-type", "Unsupported media type", "Send the choices as application/json.");
  }

  static EndpointAnswer notForm() {
    return of(
        415,
        "unsupported-type",
        "Unsupported media type",
        "Send the form as application/x-www-form-urlencoded.");
  }

  static EndpointAnswer tooLarge(int maxBytes) {
    return of(413, "too-large", "Content too large", "Send at most " + maxBytes + " bytes.");
  }

  static EndpointAnswer noToken() {
    return of(
        401,
        "unauthorized",
        "No consent recorded",
        "This browser has no consent token: make a choice first.");
  }

  static EndpointAnswer unavailable() {
    return of(503, "unavailable", "Consent service not available", "Try again in a few seconds.")
        .with("Retry-After", RETRY_AFTER);
  }

  /** For a choice: the service may have recorded it and its answer been lost on the way. */
  static EndpointAnswer unconfirmed() {
    return of(
            503,
            "unavailable",
            "Consent service not available",
            "It is not known whether the choice was recorded; no cookie was changed. Send it again"
                + " in a few seconds.")
        .with("Retry-After", RETRY_AFTER);
  }

  private static EndpointAnswer of(int status, String slug, String title, String detail) {
    String json =
        "{\"type\":\"urn:consentry:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(slug, title, status, detail);
    return EndpointAnswer.of(status, json.getBytes(UTF_8))
        .with("Content-Type", CONTENT_TYPE)
        .with("Cache-Control", "no-store");
  }
}
