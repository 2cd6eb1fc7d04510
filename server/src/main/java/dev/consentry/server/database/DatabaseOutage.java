package dev.consentry.server.database;

import io.micronaut.jdbc.DataSourceResolver;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log once that the database does not do what it is asked to, with the cause, and once
 * that it does again: much of the service asks it every second.
 */
@Singleton
public class DatabaseOutage {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);
  private static final int PATIENCE_SECONDS = 2;

  private final DataSource dataSource;
  private final Clock clock;
  private volatile @Nullable Instant since;
  private volatile boolean diskIsFull;

  DatabaseOutage(DataSource dataSource, DataSourceResolver resolver, Clock clock) {
    this.dataSource = resolver.resolve(dataSource);
    this.clock = clock;
  }

  /** Takes note of a failure, and says so unless that was said already. */
  public synchronized void begin(Throwable cause) {
    if (since == null) {
      since = clock.instant();
      LOG.error("The database does not do what it is asked to. This is said once", cause);
    }
    diskIsFull = diskIsFull || DatabaseException.diskIsFull(cause);
  }

  /** Takes note of a change that is on disk. */
  void changed() {
    if (since != null) {
      end();
    }
  }

  /** Without a change nobody knows whether a full disk has room again. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void lookWhetherItIsOver() {
    if (since != null && !diskIsFull && answers()) {
      end();
    }
  }

  private synchronized void end() {
    Instant began = since;
    if (began != null) {
      since = null;
      diskIsFull = false;
      LOG.warn(
          "The database does what it is asked to again, after {} s",
          Duration.between(began, clock.instant()).toSeconds());
    }
  }

  private boolean answers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException stillAway) {
      return false;
    }
  }
}
