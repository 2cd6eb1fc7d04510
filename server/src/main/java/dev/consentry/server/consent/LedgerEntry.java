package dev.consentry.server.consent;

import dev.consentry.server.vault.NamedRequest;
import dev.consentry.server.vault.VaultEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record with everything that is stored together with it.
 *
 * @param record the record
 * @param before the visitor's record before it, or null
 * @param bearer what leads from its token to the visitor
 * @param revoked the visitor's earlier records whose tokens no longer count
 * @param request the request by its name, or null if it has none
 */
public record LedgerEntry(
    ConsentRecord record,
    @Nullable ConsentRecord before,
    VaultEntry bearer,
    List<Revocation> revoked,
    @Nullable NamedRequest request) {
  @Override
  public String toString() {
    return "LedgerEntry[REDACTED]";
  }
}
