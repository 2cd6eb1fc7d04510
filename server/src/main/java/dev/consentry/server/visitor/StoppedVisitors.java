package dev.consentry.server.visitor;

import dev.consentry.server.consent.AnswerCheck;
import dev.consentry.server.consent.HoldVisitors;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.vault.People;
import dev.consentry.server.vault.VisitorKey;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Visitors who asked that nothing be done with their data until they say otherwise. While they are
 * stopped no answer of theirs grants anything.
 */
@Singleton
public class StoppedVisitors implements AnswerCheck {
  private static final String STOP =
      "insert into vault.stopped_visitor (visitor, site, since) values (?, ?, ?)"
          + " on conflict do nothing";
  private static final String LIFT = "delete from vault.stopped_visitor where visitor = ?";

  private static final String IS_STOPPED = "select 1 from vault.stopped_visitor where visitor = ?";

  private static final String ALL = "select visitor from vault.stopped_visitor";

  private final Transactions transactions;
  private final HoldVisitors holdVisitors;
  private final Clock clock;
  private volatile Set<UUID> stopped = Set.of();

  StoppedVisitors(Transactions transactions, HoldVisitors holdVisitors, Clock clock) {
    this.transactions = transactions;
    this.holdVisitors = holdVisitors;
    this.clock = clock;
  }

  /** Reads who is stopped: what another instance was told is known within a second. */
  @Scheduled(fixedDelay = "1s")
  void refresh() {
    stopped =
        transactions.read(
            connection -> {
              Set<UUID> visitors = new HashSet<>();
              try (PreparedStatement select = connection.prepareStatement(ALL);
                  ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                  visitors.add(rows.getObject(1, UUID.class));
                }
              }
              return Set.copyOf(visitors);
            });
  }

  /** Stops. One who is stopped stays so. */
  void stop(VisitorKey key) {
    holdVisitors.during(key, connection -> stop(connection, People.of(connection, key).key()));
    refresh();
  }

  private boolean stop(Connection connection, VisitorKey key) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(STOP)) {
      insert.setObject(1, key.visitor());
      insert.setString(2, key.site());
      insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
      return insert.executeUpdate() > 0;
    }
  }

  /**
   * Has a stop of a visitor be one of the visitor as whom they go on, inside a transaction that
   * others began and in which both are held.
   */
  void moveStop(Connection connection, VisitorKey former, VisitorKey successor)
      throws SQLException {
    if (isStopped(connection, former)) {
      lift(connection, former);
      stop(connection, successor);
    }
  }

  /** Whether a visitor is stopped, as the database says now. */
  private static boolean isStopped(Connection connection, VisitorKey key) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(IS_STOPPED)) {
      select.setObject(1, key.visitor());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The same in a transaction of its own: another instance may have been told this very moment. */
  boolean isStoppedNow(VisitorKey key) {
    return transactions.read(connection -> isStopped(connection, key));
  }

  /** Lets the visitor answer again. */
  void lift(VisitorKey key) {
    transactions.change(
        connection -> {
          lift(connection, key);
        });
    refresh();
  }

  /** The same inside a transaction that others began. */
  static void lift(Connection connection, VisitorKey key) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(LIFT)) {
      delete.setObject(1, key.visitor());
      delete.executeUpdate();
    }
  }

  /** Whether the visitor is stopped. */
  boolean isStopped(VisitorKey key) {
    return stopped.contains(key.visitor());
  }

  @Override
  public @Nullable ProblemException refuses(VisitorKey key) {
    return isStopped(key)
        ? new ProblemException(
            ProblemType.CONFLICT,
            "This visitor asked to stop all processing, so that nothing can be granted. They can"
                + " lift that first (DELETE …/visitor/stop).")
        : null;
  }
}
