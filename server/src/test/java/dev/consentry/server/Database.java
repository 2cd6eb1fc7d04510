package dev.consentry.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that the service runs on, each the real one. */
public enum Database {
  /** The embedded one, in a file of its own per service. */
  H2 {
    @Override
    public Map<String, Object> settings() {
      try {
        Path folder = Files.createTempDirectory("consentry-test");
        folder.toFile().deleteOnExit();
        return Map.of("consentry.data-directory", folder.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  /** One PostgreSQL server for all tests, with a database of its own per service. */
  POSTGRESQL {
    @Override
    public Map<String, Object> settings() {
      String name = "consentry_" + COUNT.incrementAndGet();
      try (Connection connection = PostgresHolder.SERVER.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException("The test's PostgreSQL refused a new database", e);
      }
      return Map.of(
          "consentry.database.url",
          PostgresHolder.SERVER.getJdbcUrl("postgres", name),
          "consentry.database.username",
          "postgres");
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Settings for a service on a fresh, empty database. */
  public abstract Map<String, Object> settings();

  /** Starts the server when it is first needed; it stops with the tests. */
  private static final class PostgresHolder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
