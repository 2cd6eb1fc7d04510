package dev.consentry.server.visitor;

import dev.consentry.server.database.Transactions;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.ExportCodes;
import dev.consentry.server.vault.People;
import dev.consentry.server.vault.Vault;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the visitor behind what they show: their token, or a code that they were given. */
@Singleton
public class FindVisitor {
  private final PolicyCatalog catalog;
  private final SigningKeys keys;
  private final Vault vault;
  private final ExportCodes codes;
  private final Transactions transactions;

  FindVisitor(
      PolicyCatalog catalog,
      SigningKeys keys,
      Vault vault,
      ExportCodes codes,
      Transactions transactions) {
    this.catalog = catalog;
    this.keys = keys;
    this.vault = vault;
    this.codes = codes;
    this.transactions = transactions;
  }

  /**
   * The key of the visitor, or of the one as whom they go on.
   *
   * @param credential a token or an export code
   * @return empty if it does not hold on this site
   * @throws ProblemException if there is no such site
   */
  Optional<VisitorKey> find(String site, String credential) {
    catalog.require(site);
    Optional<VisitorKey> shown =
        ExportCodes.isCode(credential)
            ? codes.find(site, credential)
            : keys.read(credential, site).flatMap(vault::find);
    return shown.map(this::successor);
  }

  /** As whom a visitor goes on: mostly as themselves. */
  VisitorKey successor(VisitorKey key) {
    return transactions.read(connection -> People.of(connection, key)).key();
  }

  /**
   * The visitor's key.
   *
   * @throws ProblemException if there is no such site, or what is shown does not hold
   */
  VisitorKey require(String site, String credential) {
    return find(site, credential)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNAUTHORIZED,
                    "Send the visitor's consent token, or an export code that they were given, as"
                        + " \"Authorization: Bearer …\". A visitor without one that holds has no"
                        + " records to show."));
  }
}
