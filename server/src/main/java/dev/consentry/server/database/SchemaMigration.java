package dev.consentry.server.database;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.convert.format.MapFormat.MapTransformation;
import io.micronaut.core.naming.conventions.StringConvention;
import io.micronaut.core.order.Ordered;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema up to date, on a thread of its own: most of a start has nothing to do with the
 * database. It begins once the settings were looked at, and nothing has a connection before it is
 * done ({@link AfterMigration}).
 */
@Context
@Order(Ordered.HIGHEST_PRECEDENCE + SchemaMigration.AFTER_THE_CHECKS)
final class SchemaMigration {
  /** Where it stands in the order of what is made at the start. */
  static final int AFTER_THE_CHECKS = 10;

  private static final String FLYWAY = "flyway.datasources.default";
  private static final String ENABLED = "enabled";

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final String url;
  private final @Nullable String username;
  private final @Nullable String password;
  private final Map<String, String> ofTheDriver;
  private final Map<String, String> ofFlyway = new HashMap<>();

  SchemaMigration(
      @Property(name = "datasources.default.url") String url,
      @Property(name = "datasources.default.username") @Nullable String username,
      @Property(name = "datasources.default.password") @Nullable String password,
      @Property(name = "datasources.default.data-source-properties")
          @MapFormat(transformation = MapTransformation.FLAT, keyFormat = StringConvention.RAW)
          @Nullable Map<String, String> ofTheDriver,
      @Property(name = FLYWAY + "." + ENABLED, defaultValue = "true") boolean enabled,
      @Property(name = FLYWAY)
          @MapFormat(
              transformation = MapTransformation.FLAT,
              keyFormat = StringConvention.CAMEL_CASE)
          Map<String, String> ofFlyway) {
    this.url = url;
    this.username = username;
    this.password = password;
    this.ofTheDriver = ofTheDriver == null ? Map.of() : Map.copyOf(ofTheDriver);
    ofFlyway.forEach((name, value) -> this.ofFlyway.put("flyway." + name, value));
    // Which is no setting of Flyway's own.
    this.ofFlyway.remove("flyway." + ENABLED);
    // Before anything opens the database, the pool of connections included.
    EmbeddedFiles.keepFromOthers(url);
    if (!enabled) {
      done.complete(null);
      return;
    }
    // Ends the process only after the migration: H2 would keep half of one.
    Thread wait = new Thread(() -> done.exceptionally(failed -> null).join());
    Runtime.getRuntime().addShutdownHook(wait);
    new Thread(() -> run(wait), "schema-migration").start();
  }

  private void run(Thread wait) {
    try {
      bringUpToDate();
      done.complete(null);
    } catch (RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(wait);
    } catch (IllegalStateException endsAlready) {
      // It waited for this.
    }
  }

  /**
   * Asks the database itself first: to find out by Flyway that nothing is to be done takes a
   * fifteenth of a start.
   */
  private void bringUpToDate() {
    try (Connection connection = connect()) {
      if (connection != null
          && Map.of("flyway.locations", SchemaHistory.LOCATION).equals(ofFlyway)
          && SchemaHistory.isComplete(connection)) {
        return;
      }
      // As long as the connection is there, H2 does not close its file between two of Flyway's.
      Flyway.configure()
          .dataSource(url, username, password)
          .jdbcProperties(ofTheDriver)
          .configuration(ofFlyway)
          .load()
          .migrate();
    } catch (SQLException closing) {
      // It was asked nothing that could be lost.
    }
  }

  /** A connection, or null: who needs one next complains if the database does not answer. */
  private @Nullable Connection connect() {
    Properties properties = new Properties();
    properties.putAll(ofTheDriver);
    if (username != null) {
      properties.setProperty("user", username);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      return null;
    }
  }

  /** Waits until the schema is up to date. */
  void await() {
    try {
      done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
