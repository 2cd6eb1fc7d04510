package dev.consentry.server.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands many rows to one statement, column by column, as the arrays that its {@code unnest} takes:
 * one round trip however many rows there are, and the same SQL on H2 as on PostgreSQL.
 */
public final class Columns<T> {
  private final PreparedStatement statement;
  private final Collection<T> rows;
  private int index;

  /** Sets the statement's parameters in order, beginning with the first. */
  public Columns(PreparedStatement statement, Collection<T> rows) {
    this.statement = statement;
    this.rows = rows;
  }

  /** A column of text. */
  public Columns<T> texts(Function<T, String> value) throws SQLException {
    return set("varchar", rows.stream().map(value).toArray(String[]::new));
  }

  /** A column of text that some rows leave empty. */
  public Columns<T> optionalTexts(Function<T, @Nullable String> value) throws SQLException {
    return set("varchar", rows.stream().map(value).toArray(String[]::new));
  }

  /** A column of whole numbers. */
  public Columns<T> integers(Function<T, Integer> value) throws SQLException {
    return set("integer", rows.stream().map(value).toArray(Integer[]::new));
  }

  /** A column of 128 bits each. */
  public Columns<T> bits(Function<T, @Nullable UUID> value) throws SQLException {
    return set("uuid", rows.stream().map(value).toArray());
  }

  /** A column of instants. */
  public Columns<T> times(Function<T, Instant> value) throws SQLException {
    return set(
        "timestamptz",
        rows.stream().map(row -> value.apply(row).atOffset(ZoneOffset.UTC)).toArray());
  }

  /**
   * PostgreSQL's driver sends arrays of strings and numbers in binary, those of objects as text.
   */
  private Columns<T> set(String type, Object[] values) throws SQLException {
    index++;
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    return this;
  }
}
