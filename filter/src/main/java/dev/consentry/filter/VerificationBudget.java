package dev.consentry.filter;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many forged signatures are looked at in a second. Genuine tokens cost nothing of it, so that
 * a rush of visitors after a restart is never slowed down; a flood of forged ones costs a bounded
 * share of one core. Thread-safe; under contention it may be off by some.
 */
final class VerificationBudget {
  /**
   * At 100 µs each, a tenth of a core. A flood of ten thousand a second was measured at 17 % of
   * one, reading its headers included (the benchmark {@code TokenFlood}).
   */
  static final int PER_SECOND = 1000;

  private static final int COUNT_BITS = 20;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

  private final AtomicLong secondAndCount = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();

  /** Whether another token may be verified in this second. */
  boolean allows(long nowSeconds) {
    long state = secondAndCount.get();
    boolean allowed = state >>> COUNT_BITS != nowSeconds || (state & COUNT_MASK) < PER_SECOND;
    if (!allowed) {
      refusals.incrementAndGet();
    }
    return allowed;
  }

  /** Counts one forged signature. */
  void spend(long nowSeconds) {
    secondAndCount.updateAndGet(
        state -> state >>> COUNT_BITS == nowSeconds ? state + 1 : (nowSeconds << COUNT_BITS) + 1);
  }

  /** How many tokens counted as none because the budget was spent. */
  long refusals() {
    return refusals.get();
  }
}
