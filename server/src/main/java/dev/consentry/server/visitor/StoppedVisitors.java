package dev.consentry.server.visitor;

import dev.consentry.server.consent.AnswerCheck;
import dev.consentry.server.consent.HoldVisitors;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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

  private static final String WHO_IS_STOPPED =
      "select visitor from vault.stopped_visitor where visitor = any (?)";

  private final Transactions transactions;
  private final HoldVisitors holdVisitors;
  private final Clock clock;

  StoppedVisitors(Transactions transactions, HoldVisitors holdVisitors, Clock clock) {
    this.transactions = transactions;
    this.holdVisitors = holdVisitors;
    this.clock = clock;
  }

  /** Stops. One who is stopped stays so. */
  void stop(VisitorKey key) {
    holdVisitors.during(key, this::stop);
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

  private static boolean isStopped(Connection connection, VisitorKey key) throws SQLException {
    return !stopped(connection, List.of(key.visitor())).isEmpty();
  }

  private static Set<UUID> stopped(Connection connection, Collection<UUID> visitors)
      throws SQLException {
    Set<UUID> stopped = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(WHO_IS_STOPPED)) {
      select.setArray(1, connection.createArrayOf("uuid", visitors.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          stopped.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return stopped;
  }

  /** Lets the visitor answer again. */
  void lift(VisitorKey key) {
    holdVisitors.during(
        key,
        (connection, held) -> {
          lift(connection, held);
          return true;
        });
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
    return transactions.read(connection -> isStopped(connection, key));
  }

  @Override
  public Map<UUID, ProblemException> refused(Connection connection, Collection<UUID> visitors)
      throws SQLException {
    Map<UUID, ProblemException> refused = new HashMap<>();
    for (UUID visitor : stopped(connection, visitors)) {
      refused.put(
          visitor,
          new ProblemException(
              ProblemType.CONFLICT,
              "This visitor asked to stop all processing, so that nothing can be granted. They can"
                  + " lift that first (DELETE …/visitor/stop)."));
    }
    return refused;
  }
}
