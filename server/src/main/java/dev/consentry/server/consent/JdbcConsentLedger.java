package dev.consentry.server.consent;

import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.database.UniqueViolation;
import dev.consentry.server.vault.VaultRows;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The ledger in the service's database. */
@Singleton
class JdbcConsentLedger implements ConsentLedger, LedgerWriter {
  private final Transactions transactions;

  JdbcConsentLedger(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<ConsentRecord> ofVisitor(VisitorKey key) {
    return transactions.read(
        connection ->
            RecordRows.ofVisitors(connection, List.of(key.visitor()))
                .getOrDefault(key.visitor(), List.of()));
  }

  @Override
  public boolean append(List<LedgerEntry> entries) {
    try {
      transactions.write(connection -> append(connection, entries));
      return true;
    } catch (DatabaseException e) {
      if (UniqueViolation.caused(e)) {
        return false;
      }
      throw e;
    }
  }

  private static void append(Connection connection, List<LedgerEntry> entries) throws SQLException {
    RecordRows.add(connection, entries.stream().map(LedgerEntry::record).toList());
    VaultRows.add(connection, entries.stream().map(LedgerEntry::bearer).toList());
    RevokedRows.add(
        connection, entries.stream().flatMap(entry -> entry.revoked().stream()).toList());
  }
}
