package dev.consentry.server.consent;

import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives a visitor's newest answer to another of their devices: a record and a token of its own. */
@Singleton
public class CarryOver {
  private final PolicyCatalog catalog;
  private final ConsentLedger ledger;
  private final StoreNow storeNow;
  private final Clock clock;

  CarryOver(PolicyCatalog catalog, ConsentLedger ledger, StoreNow storeNow, Clock clock) {
    this.catalog = catalog;
    this.ledger = ledger;
    this.storeNow = storeNow;
    this.clock = clock;
  }

  /** The newest answer that the visitor gave themselves. */
  public Optional<ConsentRecord> newestExplicit(VisitorKey key) {
    return newestExplicit(ledger.ofVisitor(key));
  }

  private static Optional<ConsentRecord> newestExplicit(List<ConsentRecord> records) {
    return records.stream()
        .filter(record -> record.action() != ConsentAction.CARRY_OVER)
        .findFirst();
  }

  /**
   * Carries an answer over. The new record is of the version and notice that were shown then, and
   * holds no longer than the answer itself.
   *
   * @param key the visitor's key
   * @param answer the visitor's newest answer; if they give another meanwhile, that is carried over
   */
  public StoredAnswer carryOver(VisitorKey key, ConsentRecord answer) {
    return storeNow.store(
        submission(key, answer)
            .following(earlier -> submission(key, newestExplicit(earlier).orElse(answer))));
  }

  /**
   * Has the records of a visitor whose device is another visitor's from now on say what that one
   * answered, where they still grant more: so their tokens grant no more, wherever they are.
   *
   * @param former the key of the visitor until now
   * @param answer the other's answer
   */
  public void align(VisitorKey former, ConsentRecord answer) {
    Instant now = clock.instant();
    boolean grantsMore =
        ledger.ofVisitor(former).stream()
            .anyMatch(record -> record.expiresAt().isAfter(now) && answer.takesBackFrom(record));
    if (grantsMore) {
      storeNow.store(submission(former, answer));
    }
  }

  private Submission submission(VisitorKey key, ConsentRecord answer) {
    PolicyVersion shown = catalog.require(key.site()).version(answer.policyVersion()).orElseThrow();
    ChoicesRequest request =
        new ChoicesRequest(
            answer.policyVersion(),
            answer.noticeHash(),
            answer.language(),
            ConsentAction.CARRY_OVER,
            answer.choices(),
            answer.parts());
    return new Submission(shown, request, null, key, null, answer.expiresAt(), null);
  }
}
