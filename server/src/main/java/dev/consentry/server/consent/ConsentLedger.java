package dev.consentry.server.consent;

import dev.consentry.server.vault.VisitorKey;
import java.util.List;

/** The append-only ledger of consent records, to read. */
public interface ConsentLedger {
  /** The records of several visitors, in their order, of each the newest first. */
  List<List<ConsentRecord>> ofVisitors(List<VisitorKey> keys);

  /** All records of the visitor whose key this is, the newest first. */
  List<ConsentRecord> ofVisitor(VisitorKey key);
}
