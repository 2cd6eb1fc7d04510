package dev.consentry.server.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Why a database cannot be opened, where an operator can mend that. */
public final class OpenFailure {
  /** H2: in use by another process. */
  private static final int IN_USE = 90020;

  /** The class of SQLSTATE of connections that do not come about. */
  private static final String NO_CONNECTION = "08";

  private static final String FULL =
      "Consentry does not start: the disk of the database is full. Make room on it and start again";
  private static final String UNUSABLE =
      "Consentry does not start: the embedded database's files cannot be read and written. Check"
          + " that consentry.data-directory is a folder, and that the service's user may read and"
          + " write it and what is in it";

  private OpenFailure() {}

  /** What is wrong and what to do about it, in one line; empty if it is something else. */
  public static Optional<String> words(Throwable failure) {
    if (DatabaseException.diskIsFull(failure)) {
      return Optional.of(FULL);
    }
    boolean ofDatabase = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        ofDatabase = true;
        if (sql.getErrorCode() == IN_USE) {
          return Optional.of(
              "Consentry does not start: another process has the embedded database open. Stop that"
                  + " one, or give this one a consentry.data-directory of its own");
        }
        if (isOfPostgresql(sql) && String.valueOf(sql.getSQLState()).startsWith(NO_CONNECTION)) {
          return Optional.of(
              "Consentry does not start: the database does not answer. Check that it runs, and"
                  + " consentry.database.url");
        }
      }
    }
    return ofDatabase && DatabaseException.isOfTheDisk(failure)
        ? Optional.of(UNUSABLE)
        : Optional.empty();
  }

  /** The same, of files that could not be made or opened. */
  static String ofFiles(IOException failure) {
    return DatabaseException.diskIsFull(failure) ? FULL : UNUSABLE;
  }

  private static boolean isOfPostgresql(SQLException failure) {
    return failure.getClass().getName().startsWith("org.postgresql.");
  }
}
