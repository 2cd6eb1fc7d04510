package dev.consentry.server.delivery;

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
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The deliveries in the service's database. */
@Singleton
class JdbcDeliveryStore implements DeliveryStore {
  private static final String DUE =
      "select id, site, vendor, kind, record_hash, purposes, occurred_at, attempts, next_attempt_at"
          + " from delivery where state = 'waiting' and next_attempt_at <= ? order by"
          + " next_attempt_at limit ?";
  private static final String TAKE =
      "update delivery set next_attempt_at = ? where id = ? and state = 'waiting' and"
          + " next_attempt_at = ?";
  private static final String POSTPONE =
      "update delivery set attempts = ?, next_attempt_at = ?, outcome = ? where id = ? and state ="
          + " 'waiting'";
  private static final String FINISH =
      "update delivery set state = ?, attempts = ?, next_attempt_at = ?, outcome = ?, record_hash ="
          + " '' where id = ? and state = 'waiting'";
  private static final String OF_SITE =
      "select id, vendor, kind, state, attempts, occurred_at, next_attempt_at, outcome from"
          + " delivery where site = ? and (state = ? or ? is null) order by occurred_at desc, id"
          + " limit ?";

  private final Transactions transactions;

  JdbcDeliveryStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Due> take(Instant now, int most, Instant until) {
    List<Candidate> candidates = transactions.read(connection -> due(connection, now, most));
    if (candidates.isEmpty()) {
      return List.of();
    }
    return transactions.write(
        connection -> {
          List<Due> taken = new ArrayList<>();
          for (Candidate candidate : candidates) {
            if (take(connection, candidate, until)) {
              taken.add(candidate.due());
            }
          }
          return taken;
        });
  }

  @Override
  public void postpone(String id, int attempts, Instant nextAttemptAt, String outcome) {
    transactions.change(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(POSTPONE)) {
            update.setInt(1, attempts);
            update.setObject(2, time(nextAttemptAt));
            update.setString(3, outcome);
            update.setString(4, id);
            update.executeUpdate();
          }
        });
  }

  @Override
  public void finish(String id, DeliveryState state, int attempts, Instant now, String outcome) {
    transactions.change(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(FINISH)) {
            update.setString(1, state.word());
            update.setInt(2, attempts);
            update.setObject(3, time(now));
            update.setString(4, outcome);
            update.setString(5, id);
            update.executeUpdate();
          }
        });
  }

  @Override
  public List<Progress> ofSite(String site, @Nullable DeliveryState state, int most) {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(OF_SITE)) {
            select.setString(1, site);
            select.setString(2, state == null ? null : state.word());
            select.setString(3, state == null ? null : state.word());
            select.setInt(4, most);
            return all(select, JdbcDeliveryStore::progress);
          }
        });
  }

  @Override
  public long waiting() {
    return transactions.read(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "select count(*) from delivery where state = 'waiting'");
              ResultSet count = select.executeQuery()) {
            count.next();
            return count.getLong(1);
          }
        });
  }

  @Override
  public void removeOver(Instant before) {
    transactions.change(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "delete from delivery where state in ('delivered', 'given-up') and"
                      + " next_attempt_at < ?")) {
            delete.setObject(1, time(before));
            delete.executeUpdate();
          }
        });
  }

  /** A delivery that is due, and since when. */
  private record Candidate(Due due, OffsetDateTime since) {}

  private static List<Candidate> due(Connection connection, Instant now, int most)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DUE)) {
      select.setObject(1, time(now));
      select.setInt(2, most);
      return all(select, JdbcDeliveryStore::candidate);
    }
  }

  private static boolean take(Connection connection, Candidate candidate, Instant until)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(TAKE)) {
      update.setObject(1, time(until));
      update.setString(2, candidate.due().delivery().id());
      update.setObject(3, candidate.since());
      return update.executeUpdate() == 1;
    }
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    Delivery delivery =
        new Delivery(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            DeliveryKind.of(row.getString(4)),
            row.getString(5),
            new TreeSet<>(List.of(row.getString(6).split(" ", -1))),
            row.getObject(7, OffsetDateTime.class).toInstant());
    return new Candidate(new Due(delivery, row.getInt(8)), row.getObject(9, OffsetDateTime.class));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    return new Progress(
        row.getString(1),
        row.getString(2),
        DeliveryKind.of(row.getString(3)),
        DeliveryState.of(row.getString(4)).orElseThrow(),
        row.getInt(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getString(8));
  }

  private static <T> List<T> all(PreparedStatement select, RowReader<T> reader)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
    }
    return found;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Reads a row. */
  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
