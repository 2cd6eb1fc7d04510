package dev.consentry.server.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How rows go into a table, in one statement however many they are. One row is sent as its values,
 * which costs the database least; several are sent column by column, as the arrays that {@code
 * unnest} takes, which is the same SQL on H2 as on PostgreSQL.
 */
public final class Insert<T> {
  private final List<Column<T>> columns;
  private final String one;
  private final String several;

  private Insert(String table, List<Column<T>> columns, String ending) {
    this.columns = List.copyOf(columns);
    String into = "insert into " + table + " (" + joined(Column::name) + ")";
    this.one = into + " values (" + joined(column -> "?") + ")" + ending;
    this.several =
        into
            + " select * from unnest("
            + joined(column -> "cast(? as " + column.type().sql + " array)")
            + ")"
            + ending;
  }

  /** Begins with the table. */
  public static <T> Into<T> into(String table) {
    return new Into<>(table);
  }

  private record Column<T>(String name, ColumnType type, Function<T, @Nullable Object> value) {}

  /** An insertion whose columns are being named. */
  public static final class Into<T> {
    private final String table;
    private final List<Column<T>> columns = new ArrayList<>();

    private Into(String table) {
      this.table = table;
    }

    /** A column of text; null leaves it empty. */
    public Into<T> text(String name, Function<T, @Nullable String> value) {
      return column(name, ColumnType.TEXT, value::apply);
    }

    /** A column of whole numbers. */
    public Into<T> integer(String name, Function<T, Integer> value) {
      return column(name, ColumnType.INTEGER, value::apply);
    }

    /** A column of 128 bits each; null leaves it empty. */
    public Into<T> bits(String name, Function<T, @Nullable UUID> value) {
      return column(name, ColumnType.BITS, value::apply);
    }

    /** A column of instants. */
    public Into<T> time(String name, Function<T, Instant> value) {
      return column(name, ColumnType.TIME, row -> value.apply(row).atOffset(ZoneOffset.UTC));
    }

    /** A row whose key is taken is an error. */
    public Insert<T> orFail() {
      return new Insert<>(table, columns, "");
    }

    /** A row whose key is taken stays as it is. */
    public Insert<T> orLeave() {
      return new Insert<>(table, columns, " on conflict do nothing");
    }

    private Into<T> column(String name, ColumnType type, Function<T, @Nullable Object> value) {
      columns.add(new Column<>(name, type, value));
      return this;
    }
  }

  /** The statement for so many rows. */
  String sql(int rows) {
    return rows == 1 ? one : several;
  }

  /** How many parameters the statement has. */
  int parameters() {
    return columns.size();
  }

  /**
   * Sets the statement's parameters.
   *
   * @param from the number of the first one
   */
  void set(PreparedStatement statement, int from, List<T> rows) throws SQLException {
    int index = from;
    for (Column<T> column : columns) {
      if (rows.size() == 1) {
        column.type.set(statement, index, column.value.apply(rows.get(0)));
      } else {
        column.type.setAll(statement, index, rows.stream().map(column.value));
      }
      index++;
    }
  }

  private String joined(Function<Column<T>, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(", "));
  }
}
