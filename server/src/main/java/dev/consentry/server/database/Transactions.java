package dev.consentry.server.database;

import io.micronaut.context.annotation.Property;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Runs JDBC work in transactions whose commit lasts. */
@Singleton
public class Transactions {
  private final DataSource dataSource;
  private final boolean embedded;

  Transactions(
      DataSource dataSource,
      DataSourceResolver resolver,
      @Property(name = "datasources.default.url") String url) {
    // The injected one takes part in the framework's transactions; these are plain ones.
    this.dataSource = resolver.resolve(dataSource);
    this.embedded = url.startsWith("jdbc:h2:");
  }

  /** Work on a connection. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T on(Connection connection) throws SQLException;
  }

  /** Work on a connection that has no result. */
  @FunctionalInterface
  public interface Change {
    /** Does it. */
    void on(Connection connection) throws SQLException;
  }

  /**
   * Reads.
   *
   * @throws DatabaseException if the database does not answer
   */
  public <T> T read(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * Changes something in one transaction. When this returns it is on disk.
   *
   * @throws DatabaseException if the database does not answer, or refuses. Then nothing is stored,
   *     unless the connection broke at the very commit
   */
  public void write(Change change) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        change.on(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
      force(connection);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /**
   * PostgreSQL's commit returns when it is on disk; H2 hands a commit to the operating system and
   * forces it to disk only when told to (decision record 0002).
   */
  private void force(Connection connection) throws SQLException {
    if (embedded) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("checkpoint sync");
      }
    }
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
