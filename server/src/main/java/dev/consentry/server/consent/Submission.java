package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.vault.RequestName;
import org.jspecify.annotations.Nullable;

/**
 * An answer that holds against its notice and waits to be stored.
 *
 * @param version the version that was shown
 * @param request the answer
 * @param token the visitor's token so far, its signature verified; null for a new visitor
 * @param name the name that the request gave itself, or null
 */
record Submission(
    PolicyVersion version,
    ChoicesRequest request,
    @Nullable ConsentToken token,
    @Nullable RequestName name) {
  @Override
  public String toString() {
    return "Submission[REDACTED]";
  }
}
