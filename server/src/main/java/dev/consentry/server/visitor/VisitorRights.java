package dev.consentry.server.visitor;

import dev.consentry.server.consent.HoldVisitors;
import dev.consentry.server.consent.StoredAnswer;
import dev.consentry.server.consent.WithdrawConsent;
import dev.consentry.server.consent.Withdrawn;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.vault.ExportCodes;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;

/**
 * What a visitor may ask for besides seeing their records. Each takes what the visitor shows: a
 * token or an export code.
 *
 * <p>Each throws {@link ProblemException} if there is no such site, or what is shown does not hold.
 */
@Singleton
public class VisitorRights {
  private final FindVisitor findVisitor;
  private final WithdrawConsent withdrawConsent;
  private final StoppedVisitors stoppedVisitors;
  private final EraseForGood eraseForGood;
  private final ExportCodes codes;
  private final HoldVisitors holdVisitors;

  VisitorRights(
      FindVisitor findVisitor,
      WithdrawConsent withdrawConsent,
      StoppedVisitors stoppedVisitors,
      EraseForGood eraseForGood,
      ExportCodes codes,
      HoldVisitors holdVisitors) {
    this.findVisitor = findVisitor;
    this.withdrawConsent = withdrawConsent;
    this.stoppedVisitors = stoppedVisitors;
    this.eraseForGood = eraseForGood;
    this.codes = codes;
    this.holdVisitors = holdVisitors;
  }

  /** Takes back what is named. */
  StoredAnswer withdraw(String site, String credential, Withdrawn withdrawn) {
    return withdrawConsent.withdraw(findVisitor.require(site, credential), withdrawn);
  }

  /** Refuses everything at once and lets nothing be granted until lifted. */
  StoredAnswer stop(String site, String credential) {
    VisitorKey key = findVisitor.require(site, credential);
    stoppedVisitors.stop(key);
    return withdrawConsent.withdraw(key, Withdrawn.EVERYTHING);
  }

  /** Lets the visitor grant again. Grants nothing. */
  void lift(String site, String credential) {
    stoppedVisitors.lift(findVisitor.require(site, credential));
  }

  /** Whether the visitor is stopped. */
  boolean isStopped(String site, String credential) {
    return stoppedVisitors.isStopped(findVisitor.require(site, credential));
  }

  /** Erases the visitor for good. */
  void erase(String site, String credential) {
    eraseForGood.erase(findVisitor.require(site, credential));
  }

  /** Makes an export code for the visitor. */
  ExportCodes.Made code(String site, String credential) {
    VisitorKey key = findVisitor.require(site, credential);
    return holdVisitors.during(key, codes::make);
  }
}
