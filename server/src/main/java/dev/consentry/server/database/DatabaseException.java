package dev.consentry.server.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** The database did not do what it was asked to. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Set<String> GAVE_WAY = Set.of("40");
  private static final Set<String> OF_THE_VALUE = Set.of("22");

  /** Classes of SQLSTATE: wrong data, a broken rule, a transaction that gave way to another. */
  private static final Set<String> OF_THE_DATA = Set.of("22", "23", "40");

  /**
   * Classes of SQLSTATE with which PostgreSQL answers that it did not do a statement, beside those
   * of the data: something missing in it, a wrong state, no room, too much, not now.
   */
  private static final Set<String> NOT_DONE = Set.of("0A", "25", "42", "53", "54", "55");

  private static final String DISK_FULL = "53100";

  private final boolean outcomeUnknown;

  /**
   * Because of this.
   *
   * @param committing whether the commit had been sent. Unless the database answered that it did
   *     not do what was asked, nobody knows then whether it did
   */
  public DatabaseException(SQLException cause, boolean committing) {
    super("The database did not do what it was asked to", cause);
    this.outcomeUnknown = committing && !isOf(OF_THE_DATA, cause) && !isOf(NOT_DONE, cause);
  }

  /** Whether nobody knows if the transaction was stored: it broke when the commit was sent. */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }

  /** Whether the database is well and only refuses what it was given. */
  public boolean refusesTheData() {
    return getCause() instanceof SQLException cause && isOf(OF_THE_DATA, cause);
  }

  /** Whether the key of a row was taken. */
  public boolean keyWasTaken() {
    return UniqueViolation.caused(this);
  }

  /** Whether another transaction was quicker, so that trying again may do. */
  public boolean wasOutrun() {
    return keyWasTaken() || (getCause() instanceof SQLException cause && isOf(GAVE_WAY, cause));
  }

  /** Whether there is no room left on the disk. */
  public boolean diskIsFull() {
    return diskIsFull(this);
  }

  /** Whether a failure goes back to a disk without room. */
  static boolean diskIsFull(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
        return true;
      }
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left") || message.contains("not enough space")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a failure goes back to a database that did not answer, whoever asked it. */
  public static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String name = cause.getClass().getName();
      if (cause instanceof SQLException
          || name.startsWith("io.micronaut.transaction.")
          || name.startsWith("io.micronaut.data.connection.")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a failure goes back to a value that the database does not take, whoever sent it
   * (SQLSTATE class 22): a zero character in a text, for example.
   */
  public static boolean isOfTheValue(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isOf(OF_THE_VALUE, sql)) {
        return true;
      }
    }
    return false;
  }

  /** Whether reading or writing a file failed. */
  static boolean isOfTheDisk(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Set<String> classes, SQLException cause) {
    String state = cause.getSQLState();
    return state != null && state.length() == 5 && classes.contains(state.substring(0, 2));
  }
}
