package dev.consentry.server.consent;

import dev.consentry.server.vault.VaultEntry;
import java.util.List;

/**
 * A record with everything that is stored together with it.
 *
 * @param record the record
 * @param bearer what leads from its token to the visitor
 * @param revoked the visitor's earlier records whose tokens no longer count
 */
record LedgerEntry(ConsentRecord record, VaultEntry bearer, List<Revocation> revoked) {
  @Override
  public String toString() {
    return "LedgerEntry[REDACTED]";
  }
}
