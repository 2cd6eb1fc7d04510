package dev.consentry.server.delivery;

import java.time.Duration;

/** How long to wait before the next attempt: four times as long each time, up to half a day. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int FACTOR = 4;

  private Backoff() {}

  /**
   * The wait after this many attempts.
   *
   * @param attempts from 1
   * @param chance from 0 to 1; stretches the wait by up to a fifth, so that messages that failed
   *     together do not come together again
   */
  static Duration after(int attempts, double chance) {
    Duration wait = FIRST;
    for (int i = 1; i < attempts && wait.compareTo(LONGEST) < 0; i++) {
      wait = wait.multipliedBy(FACTOR);
    }
    Duration bounded = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    return bounded.plusMillis((long) (bounded.toMillis() * chance / 5));
  }
}
