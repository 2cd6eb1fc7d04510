package dev.consentry.server.retention;

import java.time.Instant;
import java.util.List;

/** What was and is to be destroyed. Kept for good. */
interface DestructionLedger {
  /** The newest of a site first. */
  List<Destruction> ofSite(String site, int most);

  /** Those of all sites that are not over. */
  List<Destruction> open();

  /** Adds an entry. */
  void select(Destruction destruction);

  /**
   * Approves.
   *
   * @return false if there is none of that id and site that waits
   */
  boolean approve(String site, String id, String officer, Instant now);
}
