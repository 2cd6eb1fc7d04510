package dev.consentry.server.visitor;

import dev.consentry.server.consent.ConsentLedger;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.vault.People;
import dev.consentry.server.vault.Person;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lets visitors see all of their records. */
@Singleton
public class SeeRecords {
  private final FindVisitor findVisitor;
  private final ConsentLedger ledger;
  private final Transactions transactions;

  SeeRecords(FindVisitor findVisitor, ConsentLedger ledger, Transactions transactions) {
    this.findVisitor = findVisitor;
    this.ledger = ledger;
    this.transactions = transactions;
  }

  /**
   * The records of the visitor who shows this, the newest first.
   *
   * @param credential a token or an export code
   * @throws ProblemException if there is no such site, or the credential does not hold
   */
  public List<ConsentRecord> see(String site, String credential) {
    return of(findVisitor.require(site, credential));
  }

  /** The records of the person whom a visitor is, the newest first. */
  List<ConsentRecord> of(VisitorKey key) {
    Person person = transactions.read(connection -> People.of(connection, key));
    if (person.formers().isEmpty()) {
      // In the order of the chain, which the clock may not tell.
      return ledger.ofVisitor(key);
    }
    List<ConsentRecord> records = new ArrayList<>();
    ledger.ofVisitors(person.keys()).forEach(records::addAll);
    records.sort(Comparator.comparing(ConsentRecord::recordedAt).reversed());
    return records;
  }
}
