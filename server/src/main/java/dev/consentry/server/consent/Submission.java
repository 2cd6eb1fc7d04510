package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.vault.RequestName;
import dev.consentry.server.vault.VisitorKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that holds against its notice and waits to be stored.
 *
 * @param version the version that was shown
 * @param request the answer
 * @param token the visitor's token so far, its signature verified; null for a new visitor
 * @param key the visitor's key, where another way than a token led to it; else null
 * @param name the name that the request gave itself, or null
 * @param until when it ends to hold at the latest; null for as long as the version says
 * @param continuation where it follows from the visitor's records, how; null where the visitor said
 *     all of it
 */
record Submission(
    PolicyVersion version,
    ChoicesRequest request,
    @Nullable ConsentToken token,
    @Nullable VisitorKey key,
    @Nullable RequestName name,
    @Nullable Instant until,
    @Nullable Continuation continuation) {
  /** How a submission follows from a visitor's records. */
  @FunctionalInterface
  interface Continuation {
    /**
     * What is submitted, as far as the records tell.
     *
     * @param earlier the person's records
     */
    Submission after(Earlier earlier);
  }

  /** An answer that comes with a token or with nothing. */
  Submission(
      PolicyVersion version,
      ChoicesRequest request,
      @Nullable ConsentToken token,
      @Nullable RequestName name) {
    this(version, request, token, null, name, null, null);
  }

  /** The same, following from the visitor's records as they are when it is stored. */
  Submission following(Continuation records) {
    return new Submission(version, request, token, key, name, until, records);
  }

  /**
   * The submission of a visitor who has these records now: another may have come in between since
   * it was made.
   *
   * @param earlier the person's records
   */
  Submission after(Earlier earlier) {
    return continuation == null ? this : continuation.after(earlier);
  }

  /** Whether nothing leads from it to a visitor who may be known. */
  boolean isOfNewVisitor() {
    return token == null && key == null;
  }

  @Override
  public String toString() {
    return "Submission[REDACTED]";
  }
}
