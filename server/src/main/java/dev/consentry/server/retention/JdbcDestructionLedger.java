package dev.consentry.server.retention;

import static dev.consentry.server.retention.Rows.time;
import static dev.consentry.server.retention.Rows.timeOrNull;

import dev.consentry.server.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The table {@code destruction}. */
@Singleton
class JdbcDestructionLedger implements DestructionLedger {
  private static final String DESTRUCTIONS =
      "select id, site, state, up_to, records, selected_at, approved_by, approved_at, destroyed,"
          + " destroyed_at from destruction";
  private static final String OF_SITE =
      DESTRUCTIONS + " where site = ? order by selected_at desc, id limit ?";
  private static final String OPEN =
      DESTRUCTIONS + " where state <> 'destroyed' order by selected_at";
  private static final String SELECT =
      "insert into destruction (id, site, what, state, up_to, records, selected_at, approved_at,"
          + " destroyed) values (?, ?, ?, ?, ?, ?, ?, ?, 0)";
  private static final String APPROVE =
      "update destruction set state = 'approved', approved_by = ?, approved_at = ?"
          + " where id = ? and site = ? and state = 'selected'";
  private static final String MORE =
      "update destruction set destroyed = destroyed + ? where id = ?";
  private static final String OVER =
      "update destruction set state = 'destroyed', destroyed_at = ? where id = ?";

  private final Transactions transactions;

  JdbcDestructionLedger(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Destruction> ofSite(String site, int most) {
    return transactions.read(
        connection ->
            Rows.all(connection, OF_SITE, JdbcDestructionLedger::destruction, site, most));
  }

  @Override
  public List<Destruction> open() {
    return transactions.read(
        connection -> Rows.all(connection, OPEN, JdbcDestructionLedger::destruction));
  }

  @Override
  public void select(Destruction destruction) {
    transactions.change(
        connection ->
            Rows.update(
                connection,
                SELECT,
                destruction.id(),
                destruction.site(),
                Destruction.CONSENT_RECORDS,
                destruction.state().word(),
                time(destruction.upTo()),
                destruction.records(),
                time(destruction.selectedAt()),
                timeOrNull(destruction.approvedAt())));
  }

  @Override
  public boolean approve(String site, String id, String officer, Instant now) {
    int approved =
        transactions.write(
            connection -> Rows.update(connection, APPROVE, officer, time(now), id, site));
    return approved == 1;
  }

  /** Enters that so many more were destroyed, in the transaction that destroys them. */
  static void enter(Connection connection, Destruction approved, int more) throws SQLException {
    Rows.update(connection, MORE, more, approved.id());
  }

  /** Enters that nothing is left. */
  static void close(Connection connection, Destruction approved, Instant now) throws SQLException {
    Rows.update(connection, OVER, time(now), approved.id());
  }

  private static Destruction destruction(ResultSet row) throws SQLException {
    return new Destruction(
        row.getString(1),
        row.getString(2),
        Destruction.State.of(row.getString(3)),
        Rows.instant(row, 4),
        row.getLong(5),
        Rows.instant(row, 6),
        row.getString(7),
        Rows.instantOrNull(row, 8),
        row.getLong(9),
        Rows.instantOrNull(row, 10));
  }
}
