package dev.consentry.server.retention;

import dev.consentry.server.policy.RetentionRule;
import dev.consentry.server.retention.RetentionProgress.Progress;
import dev.consentry.server.retention.RetentionStore.Candidate;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks through the ledger, a bounded batch at a time, for visitors who have been away for as long
 * as their site keeps consent records, and moves their records out of it.
 */
@Singleton
class StoreApart {
  static final int BATCH = 2000;

  private final RetentionStore store;
  private final ConsentRecordRules rules;
  private final Clock clock;

  StoreApart(RetentionStore store, ConsentRecordRules rules, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.clock = clock;
  }

  /** Looks at the next batch; {@link Progress#position} is 0 afterwards when that was the last. */
  Progress next(Progress before) {
    Instant now = clock.instant();
    List<Candidate> batch = store.candidates(before.position(), BATCH);
    Map<String, Optional<Instant>> over = new HashMap<>();
    List<Candidate> due =
        batch.stream()
            .filter(
                each ->
                    over.computeIfAbsent(each.site(), site -> overBefore(site, now))
                        .filter(limit -> !each.expiresAt().isAfter(limit))
                        .isPresent())
            .toList();
    if (!due.isEmpty()) {
      store.storeApart(due, now);
    }
    return batch.size() < BATCH
        ? new Progress(0, now)
        : new Progress(batch.get(batch.size() - 1).sequence(), before.lastWholeAt());
  }

  /** Records whose answer had expired by then have been kept long enough. */
  private Optional<Instant> overBefore(String site, Instant now) {
    return rules
        .of(site)
        .map(RetentionRule::keep)
        .flatMap(keep -> ConsentRecordRules.before(keep, now));
  }
}
