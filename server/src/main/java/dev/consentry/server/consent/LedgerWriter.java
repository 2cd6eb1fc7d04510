package dev.consentry.server.consent;

import java.util.List;

/** Appends to the ledger. */
interface LedgerWriter {
  /**
   * Stores submissions in one transaction, in their order: of those of one visitor each follows the
   * one before. When this returns, all of it is on disk.
   *
   * @return for each submission, in the same order, what became of it
   * @throws dev.consentry.server.database.DatabaseException if the database does not answer, or
   *     refuses one of them; then none is stored, unless the exception says that nobody knows
   */
  List<Outcome> write(List<Submission> submissions);
}
