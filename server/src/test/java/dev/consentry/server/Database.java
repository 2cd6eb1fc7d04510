package dev.consentry.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The databases that the service runs on, each the real one. */
public enum Database {
  /** The embedded one, in a file of its own per service. */
  H2 {
    @Override
    public Map<String, Object> settings() {
      try {
        Path folder = Files.createTempDirectory(Folders.PARENT, "h2-");
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

  /** Has what runs on a database closed when the tests are over, before the databases go. */
  static void atTheEnd(Runnable close) {
    Folders.CLOSING.add(close);
  }

  /** Where the embedded databases stand; it goes with the tests. */
  private static final class Folders {
    static final List<Runnable> CLOSING = new CopyOnWriteArrayList<>();
    static final Path PARENT = create();

    private static Path create() {
      try {
        Path parent = Files.createTempDirectory("consentry-test");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(parent)));
        return parent;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void end(Path parent) {
      CLOSING.forEach(Runnable::run);
      try (Stream<Path> all = Files.walk(parent)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      } catch (IOException | UncheckedIOException e) {
        System.err.println("Left behind: " + parent + ", as a service still wrote to it");
      }
    }
  }

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
