package dev.consentry.filter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.consentry.filter.decision.CookieRules;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.TokenRejection;
import dev.consentry.filter.token.TokenVerdict;
import dev.consentry.filter.token.TokenVerdict.Accepted;
import dev.consentry.filter.token.TokenVerdict.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified before, by their text. Forged ones are remembered apart, so that a
 * flood of them evicts no good one. When the keys change, every token is verified anew; expiry is
 * checked on each use. Only so many forged signatures are looked at in a second; beyond that a text
 * never seen before counts as no token for now.
 */
final class KnownTokens {
  /** Longer texts are no token of the service and are remembered nowhere. */
  private static final int MAX_LENGTH = 2048;

  private static final int MAX_GOOD = 20_000;
  private static final int MAX_BAD = 1_000;

  private final CookieRules rules;
  private final PolicyConsents putOff;
  private final VerificationBudget budget = new VerificationBudget();
  private final Cache<String, Good> good = cache(MAX_GOOD);
  private final Cache<String, String> bad = cache(MAX_BAD);

  private record Good(PolicyConsents consents, long expiresAt, String keysId) {}

  /** Knows no token yet; the rules are those that the consents are for. */
  KnownTokens(CookieRules rules) {
    this.rules = rules;
    this.putOff = new PolicyConsents(rules, null);
  }

  /**
   * What {@link #find} gives for a token that is not looked at for now. It grants nothing, but may
   * turn out to be good, so nothing of the visitor's may be deleted for it.
   */
  PolicyConsents putOff() {
    return putOff;
  }

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

  /** The token that a text is; null if it counts as none. */
  @Nullable ConsentToken read(String text, EnforcementPolicy policy, long nowSeconds) {
    PolicyConsents consents = find(text, policy, nowSeconds);
    return consents == null ? null : consents.token();
  }

  /** How many texts counted as no token because too many forged ones came. */
  long overBudget() {
    return budget.refusals();
  }

  private @Nullable PolicyConsents verify(String text, EnforcementPolicy policy, long nowSeconds) {
    if (!budget.allows(nowSeconds)) {
      return putOff;
    }
    TokenVerdict verdict = policy.verify(text, nowSeconds);
    if (verdict instanceof Accepted accepted) {
      PolicyConsents consents = new PolicyConsents(rules, accepted.token());
      good.put(text, new Good(consents, accepted.token().expiresAt(), policy.keysId()));
      return consents;
    }
    if (verdict instanceof Rejected rejected && rejected.reason() == TokenRejection.BAD_SIGNATURE) {
      budget.spend(nowSeconds);
    }
    good.invalidate(text);
    bad.put(text, policy.keysId());
    return null;
  }
}
