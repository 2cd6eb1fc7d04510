package dev.consentry.server.visitor;

import dev.consentry.server.consent.ConsentLedger;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.Vault;
import jakarta.inject.Singleton;
import java.util.List;

/** Lets visitors see all of their records. */
@Singleton
public class SeeRecords {
  private final PolicyCatalog catalog;
  private final SigningKeys keys;
  private final Vault vault;
  private final ConsentLedger ledger;

  SeeRecords(PolicyCatalog catalog, SigningKeys keys, Vault vault, ConsentLedger ledger) {
    this.catalog = catalog;
    this.keys = keys;
    this.vault = vault;
    this.ledger = ledger;
  }

  /**
   * The records of the visitor whose token this is, the newest first.
   *
   * @throws ProblemException if there is no such site, or the token does not hold
   */
  public List<ConsentRecord> see(String site, String token) {
    catalog.require(site);
    return keys.read(token, site)
        .flatMap(vault::find)
        .map(ledger::ofVisitor)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNAUTHORIZED,
                    "Send the visitor's consent token as \"Authorization: Bearer …\". A visitor without one that"
                        + " holds has no records to show."));
  }
}
