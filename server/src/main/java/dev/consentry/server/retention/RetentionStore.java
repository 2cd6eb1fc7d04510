package dev.consentry.server.retention;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The records that retention rules are about, in the ledger and stored apart. */
interface RetentionStore {
  /**
   * A record that is looked at.
   *
   * @param sequence its place in the ledger
   */
  record Candidate(long sequence, String site, UUID visitor, int place, Instant expiresAt) {}

  /** The next records of the ledger behind this position, in order. */
  List<Candidate> candidates(long position, int most);

  /**
   * Moves the whole chains of those visitors whose newest record is among these.
   *
   * @return how many records moved
   */
  int storeApart(List<Candidate> newest, Instant now);

  /** How many records of a site are stored apart since this instant or longer. */
  long storedApart(String site, Instant upTo);

  /** Sites with records that are stored apart. */
  Set<String> sitesStoredApart();

  /**
   * Destroys some of what an approved destruction is about, with what leads to it, and enters it in
   * the destruction ledger.
   *
   * @return how many records; 0 when nothing is left, and then the destruction is over
   */
  int destroySome(Destruction approved, int most, Instant now);
}
