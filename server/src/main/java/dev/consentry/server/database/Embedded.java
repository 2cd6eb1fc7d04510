package dev.consentry.server.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Tells the embedded database from one that is reached over a network. */
public final class Embedded {
  static final String ADDRESS = "jdbc:h2:";

  private Embedded() {}

  /** Whether statements cost no exchange on this connection: many small ones do no harm. */
  public static boolean is(Connection connection) throws SQLException {
    return connection.getMetaData().getURL().startsWith(ADDRESS);
  }
}
