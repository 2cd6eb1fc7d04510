package dev.consentry.server.database;

import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds. PostgreSQL's driver sends arrays of strings and numbers in binary, those of
 * objects as text.
 */
enum ColumnType {
  TEXT("varchar", "varchar", Types.VARCHAR, String.class),
  INTEGER("integer", "integer", Types.INTEGER, Integer.class),
  BITS("uuid", "uuid", Types.OTHER, Object.class),
  TIME("timestamp with time zone", "timestamptz", Types.TIMESTAMP_WITH_TIMEZONE, Object.class);

  /** The type in SQL. */
  final String sql;

  private final String driverName;
  private final int jdbcType;
  private final Class<?> element;

  ColumnType(String sql, String driverName, int jdbcType, Class<?> element) {
    this.sql = sql;
    this.driverName = driverName;
    this.jdbcType = jdbcType;
    this.element = element;
  }

  /** With its name even for nothing: a statement whose types change is prepared again. */
  void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
    if (value == null) {
      statement.setNull(index, jdbcType, driverName);
    } else {
      statement.setObject(index, value);
    }
  }

  void setAll(PreparedStatement statement, int index, Stream<?> values) throws SQLException {
    statement.setArray(
        index,
        statement
            .getConnection()
            .createArrayOf(
                driverName, values.toArray(size -> (Object[]) Array.newInstance(element, size))));
  }
}
