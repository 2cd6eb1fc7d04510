package dev.consentry.server.retention;

import static dev.consentry.server.retention.Rows.time;

import dev.consentry.server.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The tables {@code consent_record}, in the ledger and in the schema {@code archive}. */
@Singleton
class JdbcRetentionStore implements RetentionStore {
  private static final String COLUMNS =
      "id, site, visitor, place, previous, policy_version, notice_hash, language, action, choices,"
          + " parts, recorded_at, expires_at";
  private static final String CANDIDATES =
      "select sequence, site, visitor, place, expires_at from consent_record where sequence > ?"
          + " order by sequence limit ?";
  private static final String HAS_NEWER =
      "select 1 from consent_record where visitor = ? and place > ? limit 1";
  private static final String COPY =
      "insert into archive.consent_record ("
          + COLUMNS
          + ", stored_apart_at) select "
          + COLUMNS
          + ", cast(? as timestamp with time zone) from consent_record where visitor = ? and place"
          + " <= ?";
  private static final String REMOVE =
      "delete from consent_record where visitor = ? and place <= ?";
  private static final String STORED_APART =
      "select count(*) from archive.consent_record where site = ? and stored_apart_at <= ?";
  private static final String SITES = "select distinct site from archive.consent_record";
  private static final String DOOMED =
      "select id, visitor, recorded_at from archive.consent_record where site = ? and"
          + " stored_apart_at <= ? order by stored_apart_at limit ?";
  private static final String DESTROY_BEARER =
      "delete from vault.bearer where issued_at = ? and visitor = ?";
  private static final String DESTROY = "delete from archive.consent_record where id = ?";
  private static final String HAS_RECORDS =
      "select 1 from consent_record where visitor = ? union all"
          + " select 1 from archive.consent_record where visitor = ? limit 1";

  /** What else the vault and others know of a visitor. */
  private static final List<String> FORGET_VISITOR =
      List.of(
          "delete from vault.handle where visitor = ?",
          "delete from vault.former_visitor where visitor = ?",
          "delete from vault.former_visitor where successor = ?",
          "delete from vault.stopped_visitor where visitor = ?");

  private final Transactions transactions;

  JdbcRetentionStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Candidate> candidates(long position, int most) {
    return transactions.read(
        connection ->
            Rows.all(
                connection,
                CANDIDATES,
                row ->
                    new Candidate(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        Rows.instant(row, 5)),
                position,
                most));
  }

  @Override
  public int storeApart(List<Candidate> newest, Instant now) {
    return transactions.write(
        connection -> {
          int moved = 0;
          for (Candidate each : newest) {
            if (!Rows.exist(connection, HAS_NEWER, each.visitor(), each.place())) {
              Rows.update(connection, COPY, time(now), each.visitor(), each.place());
              moved += Rows.update(connection, REMOVE, each.visitor(), each.place());
            }
          }
          return moved;
        });
  }

  @Override
  public long storedApart(String site, Instant upTo) {
    return transactions
        .read(
            connection ->
                Rows.all(connection, STORED_APART, row -> row.getLong(1), site, time(upTo)))
        .get(0);
  }

  @Override
  public Set<String> sitesStoredApart() {
    return new LinkedHashSet<>(
        transactions.read(connection -> Rows.all(connection, SITES, row -> row.getString(1))));
  }

  @Override
  public int destroySome(Destruction approved, int most, Instant now) {
    return transactions.write(
        connection -> {
          List<Doomed> doomed = doomed(connection, approved, most);
          for (Doomed each : doomed) {
            // What led from the token to it; gone already where the visitor was erased.
            Instant issuedAt = each.recordedAt().truncatedTo(ChronoUnit.SECONDS);
            Rows.update(connection, DESTROY_BEARER, time(issuedAt), each.visitor());
            Rows.update(connection, DESTROY, each.id());
          }
          forgetThoseWithoutRecords(connection, doomed);
          if (doomed.isEmpty()) {
            JdbcDestructionLedger.close(connection, approved, now);
          } else {
            JdbcDestructionLedger.enter(connection, approved, doomed.size());
          }
          return doomed.size();
        });
  }

  /** A visitor's codes, accounts and wish to stop go with the last of their records. */
  private static void forgetThoseWithoutRecords(Connection connection, List<Doomed> destroyed)
      throws SQLException {
    Set<UUID> visitors = new LinkedHashSet<>();
    destroyed.forEach(each -> visitors.add(each.visitor()));
    for (UUID visitor : visitors) {
      if (!Rows.exist(connection, HAS_RECORDS, visitor, visitor)) {
        for (String forget : FORGET_VISITOR) {
          Rows.update(connection, forget, visitor);
        }
      }
    }
  }

  /** A record about to be destroyed. */
  private record Doomed(UUID id, UUID visitor, Instant recordedAt) {}

  private static List<Doomed> doomed(Connection connection, Destruction approved, int most)
      throws SQLException {
    return Rows.all(
        connection,
        DOOMED,
        row ->
            new Doomed(
                row.getObject(1, UUID.class), row.getObject(2, UUID.class), Rows.instant(row, 3)),
        approved.site(),
        time(approved.upTo()),
        most);
  }
}
