package dev.consentry.server.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows that a transaction adds at its end, gathered so that they are sent together. */
public final class Changes {
  private final List<Addition<?>> additions = new ArrayList<>();

  private record Addition<T>(Insert<T> insert, List<T> rows) {
    String sql() {
      return insert.sql(rows.size());
    }

    int set(PreparedStatement statement, int from) throws SQLException {
      insert.set(statement, from, rows);
      return from + insert.parameters();
    }
  }

  /** Adds rows; none is fine. */
  public <T> void add(Insert<T> insert, List<T> rows) {
    if (!rows.isEmpty()) {
      additions.add(new Addition<>(insert, rows));
    }
  }

  /** Whether there is nothing to add. */
  boolean isEmpty() {
    return additions.isEmpty();
  }

  /** Sends the rows, inside a transaction that others began and will end. */
  public void send(Connection connection) throws SQLException {
    for (Addition<?> addition : additions) {
      execute(connection, addition.sql(), List.of(addition));
    }
  }

  /**
   * Sends the rows and the commit of a transaction in one message: when the answer to it comes,
   * they are on disk. For PostgreSQL, which after a statement that failed leaves out all that came
   * in the same message, and so the commit.
   */
  void sendWithCommit(Connection connection) throws SQLException {
    execute(connection, together() + ";commit", additions);
  }

  /**
   * Sends the rows in one message, outside any transaction. For PostgreSQL, to which such a message
   * is a transaction of its own: when the answer to it comes, all are on disk, or none is.
   */
  void sendAlone(Connection connection) throws SQLException {
    execute(connection, together(), additions);
  }

  private String together() {
    return additions.stream().map(Addition::sql).collect(Collectors.joining(";"));
  }

  private static void execute(Connection connection, String sql, List<Addition<?>> additions)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int from = 1;
      for (Addition<?> addition : additions) {
        from = addition.set(statement, from);
      }
      statement.execute();
    }
  }
}
