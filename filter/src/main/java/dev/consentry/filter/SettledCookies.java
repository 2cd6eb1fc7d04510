package dev.consentry.filter;

import dev.consentry.filter.policy.EnforcementPolicy;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * {@code Cookie} headers of late that held a good token and nothing to expire, hide or bring in
 * step. A browser sends the same one with every request of a page, and needs not be read again each
 * time. Each has one place that another may take; forged tokens take none. Thread-safe.
 */
final class SettledCookies {
  private static final int PLACE_BITS = 12;
  private static final int MAX_LENGTH = 2048;
  private static final int SAMPLES = 16;

  /** So that all samples are in the 64 bits. */
  private static final int SHIFT = Long.SIZE / SAMPLES;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final AtomicReferenceArray<@Nullable Settled> places =
      new AtomicReferenceArray<>(1 << PLACE_BITS);

  /**
   * What a header amounted to.
   *
   * @param tokenName the name under which its token was looked for
   * @param state the token's consents under the policy of then
   * @param expiresAt when the token ends, in seconds since 1970-01-01T00:00Z
   * @param globalPrivacyControl whether the request carried that signal
   */
  record Settled(
      String header,
      String tokenName,
      PolicyConsents.State state,
      long expiresAt,
      boolean globalPrivacyControl) {

    private boolean holds(
        String nameNow, EnforcementPolicy policy, boolean signal, ExpiryClock clock) {
      return state.policy() == policy
          && globalPrivacyControl == signal
          && tokenName.equals(nameNow)
          && !clock.isOver(expiresAt);
    }

    /** Says what kind of thing this is and nothing of what it holds. */
    @Override
    public String toString() {
      return "Settled[REDACTED]";
    }
  }

  /** What was kept for a header, if everything that it depends on is still the same. */
  PolicyConsents.@Nullable State find(
      String header,
      String tokenName,
      EnforcementPolicy policy,
      boolean globalPrivacyControl,
      ExpiryClock clock) {
    Settled found = places.get(place(header));
    return found != null
            && found.header().equals(header)
            && found.holds(tokenName, policy, globalPrivacyControl, clock)
        ? found.state()
        : null;
  }

  void put(Settled settled) {
    if (settled.header().length() <= MAX_LENGTH) {
      places.set(place(settled.header()), settled);
    }
  }

  /**
   * By some of the characters: who collides is read anew, and that is all. A shift, because each
   * step waits for the one before.
   */
  private static int place(String header) {
    long hash = header.length();
    int step = header.length() / SAMPLES + 1;
    for (int i = 0; i < header.length(); i += step) {
      hash = (hash << SHIFT) + header.charAt(i);
    }
    return (int) ((hash * MIX) >>> (Long.SIZE - PLACE_BITS));
  }
}
