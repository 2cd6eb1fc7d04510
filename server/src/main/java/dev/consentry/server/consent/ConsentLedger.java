package dev.consentry.server.consent;

import java.util.List;
import java.util.Optional;

/** The append-only ledger of consent records. */
public interface ConsentLedger {
  /** The record of this id on this site. */
  Optional<ConsentRecord> find(String site, String id);

  /** All records of the same visitor, the newest, which no other follows, first. */
  List<ConsentRecord> ofVisitor(String site, String visitor);

  /**
   * Appends a record, and what it revokes, in one transaction. When this returns, both are on disk.
   *
   * @param record the record
   * @param revoked the earlier records whose tokens no longer count
   * @return false, with nothing stored, if another record already follows {@code record.previous()}
   */
  boolean append(ConsentRecord record, List<ConsentRecord> revoked);
}
