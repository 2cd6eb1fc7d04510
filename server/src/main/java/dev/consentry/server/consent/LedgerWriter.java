package dev.consentry.server.consent;

import java.util.List;

/** Appends to the ledger. */
interface LedgerWriter {
  /**
   * Appends records, what leads to them and what they revoke, in one transaction. When this returns
   * true, all of it is on disk.
   *
   * @return false, with nothing stored, if another record stands where one of these would in its
   *     visitor's chain
   * @throws dev.consentry.server.database.DatabaseException if the database does not answer
   */
  boolean append(List<LedgerEntry> entries);
}
