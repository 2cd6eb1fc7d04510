package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.RequestName;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Records a visitor's choices and, once they are on disk, signs the token that stands for them. */
@Singleton
public class RecordConsent {
  private final PolicyCatalog catalog;
  private final GroupCommit commits;
  private final SigningKeys keys;

  RecordConsent(PolicyCatalog catalog, GroupCommit commits, SigningKeys keys) {
    this.catalog = catalog;
    this.commits = commits;
    this.keys = keys;
  }

  /**
   * A recorded answer.
   *
   * @param record the record, on disk
   * @param token the token that stands for it
   */
  record Recorded(ConsentRecord record, String token) {
    @Override
    public String toString() {
      return "Recorded[REDACTED]";
    }
  }

  /**
   * Records an answer.
   *
   * @param site the site
   * @param request the answer
   * @param token the visitor's token so far, if any; one that does not hold counts as none
   * @param name the name that the request gave itself, if any: sent again, it finds what it
   *     recorded
   * @return the record once it is on disk, or why nothing was stored
   * @throws ProblemException if the answer is not one to the notice in effect; nothing is stored
   *     then
   */
  CompletableFuture<Recorded> record(
      String site, ChoicesRequest request, @Nullable String token, @Nullable RequestName name) {
    PolicyVersion version = catalog.requireInEffect(site);
    ChoicesRequest answer = AnsweredNotice.check(version, request);
    ConsentToken known = token == null ? null : keys.read(token, site).orElse(null);
    return commits.submit(new Submission(version, answer, known, name)).thenApply(this::sign);
  }

  private Recorded sign(Outcome outcome) {
    if (outcome instanceof Outcome.Recorded recorded) {
      return new Recorded(recorded.record(), keys.sign(recorded.token()));
    }
    throw ((Outcome.Refused) outcome).problem();
  }
}
