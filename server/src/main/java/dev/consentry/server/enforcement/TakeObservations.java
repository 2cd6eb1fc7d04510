package dev.consentry.server.enforcement;

import dev.consentry.server.policy.PolicyCatalog;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Adds what a filter saw to the site's sums. Bounded: beyond so many different cookies, ways and
 * paths of a site the rest is summed under one name, whatever filters send.
 */
@Singleton
public class TakeObservations {
  /** The name under which everything beyond the bound is summed. */
  static final String OTHERS = "(others)";

  /** How many different observations of a site are kept apart. */
  static final int MAX_OF_SITE = 2000;

  private final PolicyCatalog catalog;
  private final ObservationStore store;
  private final Clock clock;

  TakeObservations(PolicyCatalog catalog, ObservationStore store, Clock clock) {
    this.catalog = catalog;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Takes a batch.
   *
   * @throws dev.consentry.server.problem.ProblemException if there is no such site
   */
  void take(String site, List<Observation> observations) {
    catalog.requireInEffect(site);
    Instant now = clock.instant();
    observations.forEach(observation -> take(site, observation, now));
  }

  private void take(String site, Observation seen, Instant now) {
    if (store.add(site, seen, now)) {
      return;
    }
    boolean room = store.size(site) < MAX_OF_SITE;
    store.begin(
        site, room ? seen : new Observation(OTHERS, seen.outcome(), "", "", seen.count()), now);
  }

  /**
   * The sums of a site.
   *
   * @throws dev.consentry.server.problem.ProblemException if there is no such site
   */
  List<ObservationStore.Sum> sums(String site) {
    catalog.requireInEffect(site);
    return store.all(site);
  }
}
