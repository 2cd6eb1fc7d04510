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
 */
record Submission(
    PolicyVersion version,
    ChoicesRequest request,
    @Nullable ConsentToken token,
    @Nullable VisitorKey key,
    @Nullable RequestName name,
    @Nullable Instant until) {
  /** An answer that comes with a token or with nothing. */
  Submission(
      PolicyVersion version,
      ChoicesRequest request,
      @Nullable ConsentToken token,
      @Nullable RequestName name) {
    this(version, request, token, null, name, null);
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
