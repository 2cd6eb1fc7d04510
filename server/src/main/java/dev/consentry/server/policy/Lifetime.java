package dev.consentry.server.policy;

import org.jspecify.annotations.Nullable;

/**
 * How long a cookie stays in the browser.
 *
 * @param duration null for a cookie that goes when the browser closes
 */
public record Lifetime(@Nullable CalendarDuration duration) {
  /** Until the browser closes. */
  public static final Lifetime SESSION = new Lifetime(null);

  private static final String SESSION_WORD = "session";

  /**
   * Whether a cookie of this lifetime outlives one of the other. Every duration outlives a session.
   */
  public boolean isLongerThan(Lifetime other) {
    if (duration == null) {
      return false;
    }
    return other.duration == null || duration.isLongerThan(other.duration);
  }

  /** {@code session}, or the duration in ISO 8601. */
  @Override
  public String toString() {
    return duration == null ? SESSION_WORD : duration.toString();
  }
}
