package dev.consentry.server.consent;

import dev.consentry.server.database.Changes;
import java.util.List;

/** Something that is stored together with records, or not at all. */
public interface LedgerCompanion {
  /**
   * Adds it to what is sent together with the records' commit. Choices wait for this.
   *
   * @param entries what is being appended
   */
  void store(Changes changes, List<LedgerEntry> entries);
}
