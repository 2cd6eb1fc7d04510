package dev.consentry.server.consent;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.vault.RequestName;
import org.jspecify.annotations.Nullable;

/** Reads the names that requests give themselves, and says what is wrong with one. */
final class RequestNames {
  private RequestNames() {}

  /**
   * The name of a request.
   *
   * @param key the header {@code Idempotency-Key}, or null
   * @throws ProblemException if it cannot be one
   */
  static @Nullable RequestName read(String site, @Nullable String key, byte[] body) {
    if (key == null) {
      return null;
    }
    return RequestName.of(site, key, body)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.MALFORMED,
                    "Idempotency-Key is 22 to 64 letters, digits, hyphens and underscores that nobody can guess,"
                        + " such as a random UUID."));
  }

  static ProblemException ofAnotherRequest() {
    return new ProblemException(
        ProblemType.KEY_REUSED,
        "Another request was sent with this Idempotency-Key. Give each request a key of its own, and send a request"
            + " again as it was.");
  }

  static ProblemException ofAnErasedRecord() {
    return new ProblemException(
        ProblemType.ERASED,
        "This request was answered, and what it recorded was erased since. Send it with another Idempotency-Key"
            + " to record it anew.");
  }
}
