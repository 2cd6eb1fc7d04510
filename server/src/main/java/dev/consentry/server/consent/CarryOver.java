package dev.consentry.server.consent;

import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a visitor's newest answer to another of their devices: a record and a token of its own. */
@Singleton
public class CarryOver {
  private final PolicyCatalog catalog;
  private final ConsentLedger ledger;
  private final StoreNow storeNow;

  CarryOver(PolicyCatalog catalog, ConsentLedger ledger, StoreNow storeNow) {
    this.catalog = catalog;
    this.ledger = ledger;
    this.storeNow = storeNow;
  }

  /** The newest answer that the visitor gave themselves. */
  public Optional<ConsentRecord> newestExplicit(VisitorKey key) {
    return ledger.ofVisitor(key).stream()
        .filter(record -> record.action() != ConsentAction.CARRY_OVER)
        .findFirst();
  }

  /**
   * Carries an answer over. The new record is of the version and notice that were shown then, and
   * holds no longer than the answer itself.
   *
   * @param key the visitor's key
   * @param answer the visitor's newest answer
   */
  public StoredAnswer carryOver(VisitorKey key, ConsentRecord answer) {
    PolicyVersion shown = catalog.require(key.site()).version(answer.policyVersion()).orElseThrow();
    ChoicesRequest request =
        new ChoicesRequest(
            answer.policyVersion(),
            answer.noticeHash(),
            answer.language(),
            ConsentAction.CARRY_OVER,
            answer.choices(),
            answer.parts());
    return storeNow.store(new Submission(shown, request, null, key, null, answer.expiresAt()));
  }
}
