package dev.consentry.server.consent;

import static java.util.stream.Collectors.toCollection;

import dev.consentry.server.policy.Notice;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes back what a visitor granted, without asking them anything. */
@Singleton
public class WithdrawConsent {
  private final PolicyCatalog catalog;
  private final ConsentLedger ledger;
  private final StoreNow storeNow;

  WithdrawConsent(PolicyCatalog catalog, ConsentLedger ledger, StoreNow storeNow) {
    this.catalog = catalog;
    this.ledger = ledger;
    this.storeNow = storeNow;
  }

  /**
   * Withdraws. When this returns, it is done on disk.
   *
   * @param key the visitor's key
   * @param purposes what to take back; empty for everything
   * @throws ProblemException if the site does not ask about a purpose, or nothing was stored
   */
  public StoredAnswer withdraw(VisitorKey key, Set<String> purposes) {
    PolicyVersion version = catalog.requireInEffect(key.site());
    ChoicesRequest request = request(version, ledger.ofVisitor(key), purposes);
    return storeNow.store(new Submission(version, request, null, key, null, null));
  }

  private static ChoicesRequest request(
      PolicyVersion version, List<ConsentRecord> earlier, Set<String> purposes) {
    checkPurposes(version, purposes);
    Map<String, Boolean> choices = new TreeMap<>();
    for (Purpose purpose : version.definition().purposes()) {
      if (!purpose.isRequired()) {
        choices.put(purpose.id(), keeps(purpose.id(), version, earlier, purposes));
      }
    }
    Notice notice =
        earlier.stream()
            .findFirst()
            .flatMap(last -> version.notice(last.language()))
            .orElseGet(version::defaultNotice);
    return new ChoicesRequest(
        version.version(), notice.hash(), notice.language(), ConsentAction.WITHDRAW, choices);
  }

  /** What is not taken back stays granted, unless it means something else since. */
  private static boolean keeps(
      String purpose, PolicyVersion version, List<ConsentRecord> earlier, Set<String> withdrawn) {
    if (withdrawn.isEmpty() || withdrawn.contains(purpose) || earlier.isEmpty()) {
      return false;
    }
    ConsentRecord last = earlier.get(0);
    Integer since = version.since().get(purpose);
    return last.grants().contains(purpose) && since != null && last.policyVersion() >= since;
  }

  private static void checkPurposes(PolicyVersion version, Set<String> purposes) {
    Set<String> asked =
        version.definition().purposes().stream()
            .filter(purpose -> !purpose.isRequired())
            .map(Purpose::id)
            .collect(toCollection(TreeSet::new));
    if (!asked.containsAll(purposes)) {
      throw new ProblemException(
          ProblemType.INVALID_CHOICES,
          "purposes names one that this site does not ask about. It asks about "
              + String.join(", ", asked)
              + ".");
    }
  }
}
