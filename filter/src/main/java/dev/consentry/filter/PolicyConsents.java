package dev.consentry.filter;

import dev.consentry.filter.decision.VisitorConsent;
import dev.consentry.filter.policy.ChoicesText;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.token.ConsentToken;
import org.jspecify.annotations.Nullable;

/**
 * What one token, or having none, amounts to under the policy of now: worked out once per policy
 * and kept.
 */
final class PolicyConsents {
  private final @Nullable ConsentToken token;
  private volatile @Nullable State state;

  PolicyConsents(@Nullable ConsentToken token) {
    this.token = token;
  }

  /**
   * One token under one policy.
   *
   * @param choices what {@code consent-choices} should hold; null when that cannot be told, or when
   *     the token does not hold
   * @param holds whether there is a token and it is not revoked
   */
  record State(
      EnforcementPolicy policy,
      VisitorConsent plain,
      VisitorConsent withGlobalPrivacyControl,
      boolean holds,
      @Nullable String choices) {

    VisitorConsent consent(boolean globalPrivacyControl) {
      return globalPrivacyControl ? withGlobalPrivacyControl : plain;
    }
  }

  @Nullable ConsentToken token() {
    return token;
  }

  State under(EnforcementPolicy policy) {
    State known = state;
    if (known == null || known.policy() != policy) {
      known = workOut(policy);
      state = known;
    }
    return known;
  }

  private State workOut(EnforcementPolicy policy) {
    boolean holds = token != null && !policy.isRevoked(token.recordId());
    return new State(
        policy,
        VisitorConsent.of(token, policy, false),
        VisitorConsent.of(token, policy, true),
        holds,
        token != null && holds ? ChoicesText.of(token, policy) : null);
  }
}
