package dev.consentry.server.consent;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Something that is stored together with records, or not at all. */
public interface LedgerCompanion {
  /**
   * Stores it, inside the records' transaction. Choices wait for this: few statements, whatever the
   * number of entries.
   *
   * @param entries what is being appended
   * @throws SQLException if it cannot be stored; then the records are not either
   */
  void store(Connection connection, List<LedgerEntry> entries) throws SQLException;
}
