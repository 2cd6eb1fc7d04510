package dev.consentry.server.consent;

import dev.consentry.server.database.Changes;
import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.policy.PolicyCatalog;
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
class JdbcConsentLedger implements ConsentLedger, LedgerWriter, LedgerTransaction {
  private final Transactions transactions;
  private final List<LedgerCompanion> companions;
  private final List<AnswerCheck> checks;
  private final PolicyCatalog catalog;
  private final Clock clock;

  JdbcConsentLedger(
      Transactions transactions,
      List<LedgerCompanion> companions,
      List<AnswerCheck> checks,
      PolicyCatalog catalog,
      Clock clock) {
    this.transactions = transactions;
    this.companions = companions;
    this.checks = checks;
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public List<ConsentRecord> ofVisitor(VisitorKey key) {
    return ofVisitors(List.of(key)).get(0);
  }

  @Override
  public List<List<ConsentRecord>> ofVisitors(List<VisitorKey> keys) {
    return transactions.read(connection -> RecordRows.ofPerson(connection, keys));
  }

  @Override
  public List<Outcome> write(List<Submission> submissions) {
    if (submissions.stream().allMatch(Submission::isOfNewVisitor)) {
      try {
        return writeUnread(submissions);
      } catch (DatabaseException e) {
        if (!e.keyWasTaken()) {
          throw e;
        }
      }
    }
    return transactions.add((connection, last) -> write(connection, last, submissions));
  }

  @Override
  public List<Outcome> write(Connection connection, Changes last, List<Submission> submissions)
      throws SQLException {
    LedgerBatch batch = LedgerBatch.read(connection, submissions, checks, catalog, clock.instant());
    return store(submissions, batch, last);
  }

  /**
   * For new visitors nothing is read, which leaves one exchange with the database. That a request
   * was answered before is found out by that: its name is taken, and none of these is stored.
   */
  private List<Outcome> writeUnread(List<Submission> submissions) {
    Changes changes = new Changes();
    List<Outcome> outcomes =
        store(submissions, LedgerBatch.ofNewVisitors(catalog, clock.instant()), changes);
    transactions.add(changes);
    return outcomes;
  }

  private List<Outcome> store(List<Submission> submissions, LedgerBatch batch, Changes changes) {
    List<Outcome> outcomes = submissions.stream().map(batch::take).toList();
    append(changes, batch.entries());
    return outcomes;
  }

  private void append(Changes changes, List<LedgerEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    changes.add(RecordRows.INSERT, entries.stream().map(LedgerEntry::record).toList());
    changes.add(VaultRows.INSERT, entries.stream().map(LedgerEntry::bearer).toList());
    changes.add(
        NamedRequestRows.INSERT,
        entries.stream().flatMap(entry -> Stream.ofNullable(entry.request())).toList());
    RevokedRows.add(changes, entries.stream().flatMap(entry -> entry.revoked().stream()).toList());
    for (LedgerCompanion companion : companions) {
      companion.store(changes, entries);
    }
  }
}
