package dev.consentry.server.database;

import java.sql.SQLException;

/** The database did not do what it was asked to. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Because of this. */
  public DatabaseException(SQLException cause) {
    super("The database did not do what it was asked to", cause);
  }
}
