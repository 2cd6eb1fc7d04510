package dev.consentry.server.database;

import java.sql.SQLException;

/** The database's answer to a row whose key is taken (SQLSTATE 23505, on H2 as on PostgreSQL). */
public final class UniqueViolation {
  private static final String SQL_STATE = "23505";

  private UniqueViolation() {}

  /** Whether this is what the exception goes back to. */
  public static boolean caused(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
