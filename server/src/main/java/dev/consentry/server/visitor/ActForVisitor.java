package dev.consentry.server.visitor;

import dev.consentry.server.access.AccessLog;
import dev.consentry.server.access.Actor;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.consent.Withdrawn;
import dev.consentry.server.random.Bits128;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Lets an officer act for a visitor who showed them a token or an export code. Every attempt is in
 * the access log before anything is shown or done, those in vain too.
 */
@Singleton
public class ActForVisitor {
  private final FindVisitor findVisitor;
  private final VisitorRights rights;
  private final SeeRecords seeRecords;
  private final AccessLog log;

  ActForVisitor(
      FindVisitor findVisitor, VisitorRights rights, SeeRecords seeRecords, AccessLog log) {
    this.findVisitor = findVisitor;
    this.rights = rights;
    this.seeRecords = seeRecords;
    this.log = log;
  }

  /**
   * Who acts, for whom and why.
   *
   * @param actor the officer
   * @param site the site
   * @param credential what the visitor showed
   * @param reason why, for the access log
   */
  record Mandate(Actor actor, String site, String credential, String reason) {
    @Override
    public String toString() {
      return "Mandate[REDACTED]";
    }
  }

  /** The visitor's records, the newest first. */
  List<ConsentRecord> see(Mandate mandate) {
    return seeRecords.of(logged(mandate, "see-records"));
  }

  /** The same, to be handed over as a document. */
  List<ConsentRecord> export(Mandate mandate) {
    return seeRecords.of(logged(mandate, "export-records"));
  }

  /** Takes back what is named. */
  ConsentRecord withdraw(Mandate mandate, Withdrawn withdrawn) {
    logged(mandate, "withdraw");
    return rights.withdraw(mandate.site(), mandate.credential(), withdrawn).record();
  }

  /** Refuses everything at once and lets nothing be granted until lifted. */
  ConsentRecord stop(Mandate mandate) {
    logged(mandate, "stop-processing");
    return rights.stop(mandate.site(), mandate.credential()).record();
  }

  /** Lets the visitor grant again. */
  void lift(Mandate mandate) {
    logged(mandate, "lift-stop");
    rights.lift(mandate.site(), mandate.credential());
  }

  /** Erases the visitor for good. */
  void erase(Mandate mandate) {
    logged(mandate, "erase");
    rights.erase(mandate.site(), mandate.credential());
  }

  private VisitorKey logged(Mandate mandate, String action) {
    AccessLog.requireReason(mandate.reason());
    Optional<VisitorKey> key = findVisitor.find(mandate.site(), mandate.credential());
    log.write(
        mandate.actor(),
        action,
        mandate.site(),
        key.map(found -> Bits128.text(found.visitor())).orElse(null),
        mandate.reason());
    return findVisitor.require(mandate.site(), mandate.credential());
  }
}
