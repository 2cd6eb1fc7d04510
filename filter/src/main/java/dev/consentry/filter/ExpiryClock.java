package dev.consentry.filter;

import java.util.function.LongSupplier;

/**
 * Tells whether a token's time is over, mostly without asking the system for the time, which takes
 * as long as judging a cookie. A token that has more than a day left by a reading that is some
 * seconds old is not over; any other is held against the time of now. Thread-safe.
 */
final class ExpiryClock {
  /** Far more than a reading gets old, even where the machine slept for a night. */
  static final long MARGIN_SECONDS = 24 * 60 * 60;

  private final LongSupplier nowSeconds;
  private final LongSupplier lateSeconds;

  /**
   * Both in seconds since 1970-01-01T00:00Z.
   *
   * @param nowSeconds the time of now
   * @param lateSeconds the last reading of it, which costs nothing to look at
   */
  ExpiryClock(LongSupplier nowSeconds, LongSupplier lateSeconds) {
    this.nowSeconds = nowSeconds;
    this.lateSeconds = lateSeconds;
  }

  /** Whether what ends at that time, in seconds since 1970-01-01T00:00Z, has ended. */
  boolean isOver(long expiresAt) {
    return lateSeconds.getAsLong() >= expiresAt - MARGIN_SECONDS
        && nowSeconds.getAsLong() >= expiresAt;
  }
}
