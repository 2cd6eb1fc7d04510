package dev.consentry.server.database;

import io.micronaut.context.annotation.Property;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Makes a commit last. PostgreSQL's does by itself; H2 hands a commit to the operating system and
 * forces it to disk only when told to (decision record 0002).
 */
@Singleton
public class DurableCommit {
  private final DataSource dataSource;
  private final boolean embedded;

  DurableCommit(
      DataSource dataSource,
      DataSourceResolver resolver,
      @Property(name = "datasources.default.url") String url) {
    // The injected one belongs to transactions; this runs after them.
    this.dataSource = resolver.resolve(dataSource);
    this.embedded = url.startsWith("jdbc:h2:");
  }

  /** Returns when everything committed before is on disk. */
  public void force() {
    if (!embedded) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    } catch (SQLException e) {
      throw new IllegalStateException("The commit could not be forced to disk", e);
    }
  }
}
