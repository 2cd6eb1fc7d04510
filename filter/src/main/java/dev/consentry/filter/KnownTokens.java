package dev.consentry.filter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.token.TokenVerdict.Accepted;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified before, by their text. Forged ones are remembered apart, so that a
 * flood of them evicts no good one. When the keys change, every token is verified anew; expiry is
 * checked on each use.
 */
final class KnownTokens {
  /** Longer texts are no token of the service and are remembered nowhere. */
  private static final int MAX_LENGTH = 2048;

  private static final int MAX_GOOD = 20_000;
  private static final int MAX_BAD = 1_000;

  private final Cache<String, Good> good = cache(MAX_GOOD);
  private final Cache<String, String> bad = cache(MAX_BAD);

  private record Good(PolicyConsents consents, long expiresAt, String keysId) {}

  /** The executor is the caller's thread: a pool's thread would outlive the webapp. */
  private static <V> Cache<String, V> cache(int size) {
    return Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
  }

  /** The consents of a token; null if it counts as none. */
  @Nullable PolicyConsents find(String text, EnforcementPolicy policy, long nowSeconds) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    String keysId = policy.keysId();
    Good known = good.getIfPresent(text);
    if (known != null && known.keysId().equals(keysId)) {
      return nowSeconds < known.expiresAt() ? known.consents() : null;
    }
    if (keysId.equals(bad.getIfPresent(text))) {
      return null;
    }
    return verify(text, policy, nowSeconds);
  }

  private @Nullable PolicyConsents verify(String text, EnforcementPolicy policy, long nowSeconds) {
    if (policy.verify(text, nowSeconds) instanceof Accepted accepted) {
      PolicyConsents consents = new PolicyConsents(accepted.token());
      good.put(text, new Good(consents, accepted.token().expiresAt(), policy.keysId()));
      return consents;
    }
    good.invalidate(text);
    bad.put(text, policy.keysId());
    return null;
  }
}
