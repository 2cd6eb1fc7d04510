package dev.consentry.server.visitor;

import dev.consentry.server.consent.ConsentLedger;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;

/** Lets visitors see all of their records. */
@Singleton
public class SeeRecords {
  private final FindVisitor findVisitor;
  private final ConsentLedger ledger;

  SeeRecords(FindVisitor findVisitor, ConsentLedger ledger) {
    this.findVisitor = findVisitor;
    this.ledger = ledger;
  }

  /**
   * The records of the visitor who shows this, the newest first.
   *
   * @param credential a token or an export code
   * @throws ProblemException if there is no such site, or the credential does not hold
   */
  public List<ConsentRecord> see(String site, String credential) {
    return ledger.ofVisitor(findVisitor.require(site, credential));
  }
}
