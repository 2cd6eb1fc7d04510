package dev.consentry.server.consent;

import dev.consentry.server.database.Transactions;
import dev.consentry.server.vault.NamedRequestRows;
import dev.consentry.server.vault.VaultRows;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The ledger in the service's database. */
@Singleton
class JdbcConsentLedger implements ConsentLedger, LedgerWriter {
  private final Transactions transactions;
  private final List<LedgerCompanion> companions;
  private final List<AnswerCheck> checks;
  private final Clock clock;

  JdbcConsentLedger(
      Transactions transactions,
      List<LedgerCompanion> companions,
      List<AnswerCheck> checks,
      Clock clock) {
    this.transactions = transactions;
    this.companions = companions;
    this.checks = checks;
    this.clock = clock;
  }

  @Override
  public List<ConsentRecord> ofVisitor(VisitorKey key) {
    return transactions.read(
        connection ->
            RecordRows.ofVisitors(connection, List.of(key.visitor()))
                .getOrDefault(key.visitor(), List.of()));
  }

  @Override
  public List<Outcome> write(List<Submission> submissions) {
    return transactions.write(
        connection -> {
          LedgerBatch batch = LedgerBatch.read(connection, submissions, checks, clock.instant());
          List<Outcome> outcomes = submissions.stream().map(batch::take).toList();
          append(connection, batch.entries());
          return outcomes;
        });
  }

  private void append(Connection connection, List<LedgerEntry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    RecordRows.add(connection, entries.stream().map(LedgerEntry::record).toList());
    VaultRows.add(connection, entries.stream().map(LedgerEntry::bearer).toList());
    NamedRequestRows.add(
        connection, entries.stream().flatMap(entry -> Stream.ofNullable(entry.request())).toList());
    RevokedRows.add(
        connection, entries.stream().flatMap(entry -> entry.revoked().stream()).toList());
    for (LedgerCompanion companion : companions) {
      companion.store(connection, entries);
    }
  }
}
