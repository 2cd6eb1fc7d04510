package dev.consentry.server.retention;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Lets a destruction that waits for an officer be carried out. */
@Singleton
class ApproveDestruction {
  private final DestructionLedger ledger;
  private final Clock clock;

  ApproveDestruction(DestructionLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Approves.
   *
   * @param officer who approves; stands in the destruction ledger for good
   * @throws ProblemException if the site has no such destruction that waits
   */
  void approve(String site, String id, String officer) {
    if (!ledger.approve(site, id, officer, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
      throw new ProblemException(
          ProblemType.NOT_FOUND,
          "This site has no destruction of this id that waits for approval. Look at its"
              + " destructions.");
    }
  }
}
