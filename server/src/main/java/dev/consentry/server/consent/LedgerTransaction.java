package dev.consentry.server.consent;

import dev.consentry.server.database.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Appends to the ledger inside a transaction that others began. */
interface LedgerTransaction {
  /**
   * Stores submissions, in their order: of those of one visitor each follows the one before.
   *
   * @param last what is added at the end of the transaction
   * @return for each submission, in the same order, what becomes of it with the commit
   */
  List<Outcome> write(Connection connection, Changes last, List<Submission> submissions)
      throws SQLException;
}
