package dev.consentry.server.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Hands many rows to one statement, column by column, as the arrays that its {@code unnest} takes:
 * one round trip however many rows there are, and the same SQL on H2 as on PostgreSQL. Rows that
 * are added go by an {@link Insert}.
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

  /** A column of 128 bits each. */
  public Columns<T> bits(Function<T, UUID> value) throws SQLException {
    return set(ColumnType.BITS, rows.stream().map(value));
  }

  /** A column of instants. */
  public Columns<T> times(Function<T, Instant> value) throws SQLException {
    return set(
        ColumnType.TIME, rows.stream().map(row -> value.apply(row).atOffset(ZoneOffset.UTC)));
  }

  private Columns<T> set(ColumnType type, Stream<?> values) throws SQLException {
    index++;
    type.setAll(statement, index, values);
    return this;
  }
}
