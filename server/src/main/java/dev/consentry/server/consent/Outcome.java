package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.problem.ProblemException;

/** What became of a submission, once the transaction that it was in is on disk. */
sealed interface Outcome {
  /**
   * There is a record.
   *
   * @param record the record
   * @param token what is signed to stand for it
   * @param revokes whether tokens from before no longer count
   */
  record Recorded(ConsentRecord record, ConsentToken token, boolean revokes) implements Outcome {
    @Override
    public String toString() {
      return "Recorded[REDACTED]";
    }
  }

  /** Nothing was stored of it, and the caller is told why. */
  record Refused(ProblemException problem) implements Outcome {}
}
