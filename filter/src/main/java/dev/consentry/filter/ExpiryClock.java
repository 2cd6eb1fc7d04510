package dev.consentry.filter;

import java.util.function.LongSupplier;

/**
 * Tells whether a token's time is over, mostly without asking the system for the time, which takes
 * as long as judging a cookie. A token that has more than a day left by an earlier reading is not
 * over; any other is held against the time of now. Thread-safe.
 */
final class ExpiryClock {
  /** Far more than a reading gets old while the machine is awake. */
  private static final long MARGIN_SECONDS = 24 * 60 * 60;

  private final LongSupplier nowSeconds;
  private final LongSupplier earlierSeconds;
  private volatile long readSeconds;

  /**
   * Both in seconds since 1970-01-01T00:00Z.
   *
   * @param nowSeconds the time of now
   * @param earlierSeconds a reading that another keeps fresh and that costs nothing to look at; the
   *     largest number once nobody does
   */
  ExpiryClock(LongSupplier nowSeconds, LongSupplier earlierSeconds) {
    this.nowSeconds = nowSeconds;
    this.earlierSeconds = earlierSeconds;
  }

  /** The time of now, in seconds since 1970-01-01T00:00Z, which is remembered as well. */
  long now() {
    long now = nowSeconds.getAsLong();
    if (now != readSeconds) {
      readSeconds = now;
    }
    return now;
  }

  /** Whether what ends at that time, in seconds since 1970-01-01T00:00Z, has ended. */
  boolean isOver(long expiresAt) {
    long lastDay = expiresAt - MARGIN_SECONDS;
    return (earlierSeconds.getAsLong() >= lastDay || readSeconds >= lastDay) && now() >= expiresAt;
  }
}
