package dev.consentry.server.enforcement;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/** Keeps the sums of what filters saw. */
interface ObservationStore {
  /** A sum: what was seen, how often since the first time, and when last. */
  @Serdeable
  record Sum(Observation observation, Instant firstSeen, Instant lastSeen) {}

  /** How many different things are kept of a site. */
  long size(String site);

  /**
   * Adds to what is kept.
   *
   * @return false if the like was not seen before; then nothing is stored
   */
  boolean add(String site, Observation observation, Instant now);

  /** Begins to keep what was not seen before; adds if another did so meanwhile. */
  void begin(String site, Observation observation, Instant now);

  /** The sums of a site, by cookie, outcome, way and path. */
  List<Sum> all(String site);
}
