package dev.consentry.server.consent;

import dev.consentry.server.token.SigningKeys;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;

/** Stores an answer together with others that arrive, and waits for it. */
@Singleton
class StoreNow {
  private final GroupCommit commits;
  private final SigningKeys keys;

  StoreNow(GroupCommit commits, SigningKeys keys) {
    this.commits = commits;
    this.keys = keys;
  }

  /**
   * Stores. When this returns, it is done on disk.
   *
   * @throws dev.consentry.server.problem.ProblemException if nothing was stored
   */
  StoredAnswer store(Submission submission) {
    Outcome outcome = outcome(submission);
    if (outcome instanceof Outcome.Recorded recorded) {
      return new StoredAnswer(recorded.record(), keys.sign(recorded.token()));
    }
    throw ((Outcome.Refused) outcome).problem();
  }

  private Outcome outcome(Submission submission) {
    try {
      return commits.submit(submission).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
