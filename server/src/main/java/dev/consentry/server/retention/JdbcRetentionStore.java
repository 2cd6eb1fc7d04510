package dev.consentry.server.retention;

import dev.consentry.server.database.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records in the service's database. */
@Singleton
class JdbcRetentionStore implements RetentionStore {
  private static final String COLUMNS =
      "id, site, visitor, place, previous, policy_version, notice_hash, language, action, choices,"
          + " recorded_at, expires_at";
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
  private static final String DESTRUCTIONS =
      "select id, site, state, up_to, records, selected_at, approved_by, approved_at, destroyed,"
          + " destroyed_at from destruction";
  private static final String SELECT =
      "insert into destruction (id, site, what, state, up_to, records, selected_at, approved_at,"
          + " destroyed) values (?, ?, ?, ?, ?, ?, ?, ?, 0)";
  private static final String APPROVE =
      "update destruction set state = 'approved', approved_by = ?, approved_at = ?"
          + " where id = ? and site = ? and state = 'selected'";
  private static final String DOOMED =
      "select id, visitor, recorded_at from archive.consent_record where site = ? and"
          + " stored_apart_at <= ? order by stored_apart_at limit ?";

  private final Transactions transactions;

  JdbcRetentionStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Progress> take(Instant now, Instant until) {
    boolean due =
        transactions.read(
            connection ->
                exists(
                    connection,
                    "select 1 from retention_progress where id = 1 and next_at <= ?",
                    time(now)));
    if (!due) {
      return Optional.empty();
    }
    int taken =
        transactions.write(
            connection ->
                update(
                    connection,
                    "update retention_progress set next_at = ? where id = 1 and next_at <= ?",
                    time(until),
                    time(now)));
    return taken == 1 ? Optional.of(progress()) : Optional.empty();
  }

  @Override
  public void goOn(Progress progress, Instant nextAt) {
    transactions.change(
        connection ->
            update(
                connection,
                "update retention_progress set position = ?, next_at = ?, last_whole_at = ? where"
                    + " id = 1",
                progress.position(),
                time(nextAt),
                timeOrNull(progress.lastWholeAt())));
  }

  @Override
  public Progress progress() {
    return transactions
        .read(
            connection ->
                all(
                    connection,
                    "select position, last_whole_at from retention_progress where id = 1",
                    row -> new Progress(row.getLong(1), instant(row, 2))))
        .get(0);
  }

  @Override
  public List<Candidate> candidates(long position, int most) {
    return transactions.read(
        connection ->
            all(
                connection,
                CANDIDATES,
                row ->
                    new Candidate(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                position,
                most));
  }

  @Override
  public int storeApart(List<Candidate> newest, Instant now) {
    return transactions.write(
        connection -> {
          int moved = 0;
          for (Candidate each : newest) {
            if (!exists(connection, HAS_NEWER, each.visitor(), each.place())) {
              update(connection, COPY, time(now), each.visitor(), each.place());
              moved += update(connection, REMOVE, each.visitor(), each.place());
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
                all(
                    connection,
                    "select count(*) from archive.consent_record where site = ? and stored_apart_at"
                        + " <= ?",
                    row -> row.getLong(1),
                    site,
                    time(upTo)))
        .get(0);
  }

  @Override
  public Set<String> sitesStoredApart() {
    return new LinkedHashSet<>(
        transactions.read(
            connection ->
                all(
                    connection,
                    "select distinct site from archive.consent_record",
                    row -> row.getString(1))));
  }

  @Override
  public List<Destruction> ofSite(String site, int most) {
    return transactions.read(
        connection ->
            all(
                connection,
                DESTRUCTIONS + " where site = ? order by selected_at desc, id limit ?",
                JdbcRetentionStore::destruction,
                site,
                most));
  }

  @Override
  public List<Destruction> open() {
    return transactions.read(
        connection ->
            all(
                connection,
                DESTRUCTIONS + " where state <> 'destroyed' order by selected_at",
                JdbcRetentionStore::destruction));
  }

  @Override
  public void select(Destruction destruction) {
    transactions.change(
        connection ->
            update(
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
        transactions.write(connection -> update(connection, APPROVE, officer, time(now), id, site));
    return approved == 1;
  }

  @Override
  public int destroySome(Destruction approved, int most, Instant now) {
    return transactions.write(connection -> destroy(connection, approved, most, now));
  }

  private static int destroy(Connection connection, Destruction approved, int most, Instant now)
      throws SQLException {
    List<Doomed> doomed =
        all(
            connection,
            DOOMED,
            row ->
                new Doomed(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, OffsetDateTime.class).toInstant()),
            approved.site(),
            time(approved.upTo()),
            most);
    for (Doomed each : doomed) {
      // What led from the token to it; gone already where the visitor was erased.
      update(
          connection,
          "delete from vault.bearer where issued_at = ? and visitor = ?",
          time(Instant.ofEpochSecond(each.recordedAt().getEpochSecond())),
          each.visitor());
      update(connection, "delete from archive.consent_record where id = ?", each.id());
    }
    if (doomed.isEmpty()) {
      update(
          connection,
          "update destruction set state = 'destroyed', destroyed_at = ? where id = ?",
          time(now),
          approved.id());
    } else {
      update(
          connection,
          "update destruction set destroyed = destroyed + ? where id = ?",
          doomed.size(),
          approved.id());
    }
    return doomed.size();
  }

  /** A record about to be destroyed. */
  private record Doomed(UUID id, UUID visitor, Instant recordedAt) {}

  private static Destruction destruction(ResultSet row) throws SQLException {
    return new Destruction(
        row.getString(1),
        row.getString(2),
        Destruction.State.of(row.getString(3)),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getLong(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getString(7),
        instant(row, 8),
        row.getLong(9),
        instant(row, 10));
  }

  private static boolean exists(Connection connection, String sql, Object... values)
      throws SQLException {
    return !all(connection, sql, row -> row.getInt(1), values).isEmpty();
  }

  private static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  private static <T> List<T> all(
      Connection connection, String sql, RowReader<T> reader, Object... values)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      set(select, values);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
    }
    return found;
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
    return instant == null ? null : time(instant);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Reads a row. */
  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
