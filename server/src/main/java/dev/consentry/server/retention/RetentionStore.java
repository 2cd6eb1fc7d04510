package dev.consentry.server.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records that retention rules are about, in the ledger and stored apart. */
interface RetentionStore {
  /**
   * A record that is looked at.
   *
   * @param sequence its place in the ledger
   */
  record Candidate(long sequence, String site, UUID visitor, int place, Instant expiresAt) {}

  /**
   * How far the ledger was looked through.
   *
   * @param position the last record looked at; 0 at the beginning
   * @param lastWholeAt when the end was reached last; null before the first time
   */
  record Progress(long position, @Nullable Instant lastWholeAt) {}

  /**
   * Takes the work of the next moment, unless another instance of the service has it.
   *
   * @param until when somebody else may take it
   */
  Optional<Progress> take(Instant now, Instant until);

  /** Remembers how far it is and when it goes on. */
  void goOn(Progress progress, Instant nextAt);

  /** How far it is. */
  Progress progress();

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

  /** The newest destructions of a site first. */
  List<Destruction> ofSite(String site, int most);

  /** The destructions of all sites that are not over. */
  List<Destruction> open();

  /** Adds an entry to the destruction ledger. */
  void select(Destruction destruction);

  /**
   * Approves.
   *
   * @return false if there is none of that id and site that waits
   */
  boolean approve(String site, String id, String officer, Instant now);

  /**
   * Destroys some of what an approved destruction is about, with what leads to it.
   *
   * @return how many records; 0 when nothing is left, and then the destruction is over
   */
  int destroySome(Destruction approved, int most, Instant now);
}
