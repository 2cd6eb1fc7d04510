package dev.consentry.filter.policy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after so many failures in a row: twice as long each time up to a limit, and then
 * somewhere in the upper half of it, so that many webapps do not come back in the same moment.
 */
final class Backoff {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int MAX_DOUBLINGS = 16;

  private final Duration first;
  private final RandomGenerator random;
  private int failures;

  Backoff(Duration first, RandomGenerator random) {
    this.first = first;
    this.random = random;
  }

  void succeeded() {
    failures = 0;
  }

  /** Counts one more failure and says how long to wait now. */
  Duration failed() {
    long limit = Math.max(LIMIT.toMillis(), first.toMillis());
    long wait = Math.min(limit, first.toMillis() << Math.min(failures, MAX_DOUBLINGS));
    failures++;
    return Duration.ofMillis(wait / 2 + random.nextLong(wait / 2 + 1));
  }
}
