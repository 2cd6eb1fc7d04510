package dev.consentry.server.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Property;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Runs JDBC work in transactions whose commit lasts. */
@Singleton
public class Transactions {
  /** How long the database may be silent within one exchange. */
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

  private final DataSource dataSource;
  private final DatabaseOutage outage;
  private final boolean embedded;

  Transactions(
      DataSource dataSource,
      DataSourceResolver resolver,
      DatabaseOutage outage,
      @Property(name = "datasources.default.url") String url) {
    // The injected one takes part in the framework's transactions; these are plain ones.
    this.dataSource = resolver.resolve(dataSource);
    this.outage = outage;
    this.embedded = url.startsWith(Embedded.ADDRESS);
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

  /** Work on a connection that ends with rows to be added. */
  @FunctionalInterface
  public interface Addition<T> {
    /** Does it, and says which rows are added in the end. */
    T on(Connection connection, Changes last) throws SQLException;
  }

  /**
   * Reads.
   *
   * @throws DatabaseException if the database does not answer
   */
  public <T> T read(Work<T> work) {
    try (Connection connection = connect()) {
      return work.on(connection);
    } catch (SQLException e) {
      letGoAfterFailedDisk(e);
      throw failed(e, false);
    }
  }

  /** {@link #write} without a result. */
  public void change(Change change) {
    write(
        connection -> {
          change.on(connection);
          return true;
        });
  }

  /**
   * Changes something in one transaction. When this returns it is on disk.
   *
   * @throws DatabaseException if the database does not answer, or refuses. Then nothing is stored,
   *     unless the exception says that nobody knows
   */
  public <T> T write(Work<T> work) {
    return add((connection, last) -> work.on(connection));
  }

  /**
   * {@link #write} of rows that are known last: they go to the database together with the commit.
   */
  public <T> T add(Addition<T> work) {
    boolean committing = false;
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try {
        Changes last = new Changes();
        T result = work.on(connection, last);
        if (embedded) {
          last.send(connection);
        }
        committing = true;
        if (!embedded && !last.isEmpty()) {
          last.sendWithCommit(connection);
        }
        connection.commit();
        force(connection);
        outage.changed();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        letGoAfterFailedDisk(e);
        throw e;
      }
    } catch (SQLException e) {
      throw failed(e, committing);
    }
  }

  /**
   * Adds rows in one transaction that reads nothing: on PostgreSQL that takes one exchange with it.
   */
  public void add(Changes changes) {
    if (embedded || changes.isEmpty()) {
      change(changes::send);
      return;
    }
    boolean sent = false;
    try (Connection connection = connect()) {
      sent = true;
      changes.sendAlone(connection);
      outage.changed();
    } catch (SQLException e) {
      throw failed(e, sent);
    }
  }

  private DatabaseException failed(SQLException cause, boolean outcomeUnknown) {
    DatabaseException failure = new DatabaseException(cause, outcomeUnknown);
    if (!failure.refusesTheData()) {
      outage.begin(cause);
    }
    return failure;
  }

  private Connection connect() throws SQLException {
    Connection connection = dataSource.getConnection();
    if (!embedded) {
      connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
    }
    return connection;
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

  /**
   * Once a write to its file has failed H2 stays closed to all, until all let go of it; the next
   * connection then opens it anew with what was forced to disk. So the pool lets go of every one.
   */
  private void letGoAfterFailedDisk(Exception cause) {
    if (embedded
        && DatabaseException.isOfTheDisk(cause)
        && dataSource instanceof HikariDataSource pool) {
      pool.getHikariPoolMXBean().softEvictConnections();
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
