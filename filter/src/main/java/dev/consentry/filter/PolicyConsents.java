package dev.consentry.filter;

import dev.consentry.filter.decision.CookieRules;
import dev.consentry.filter.decision.VisitorConsent;
import dev.consentry.filter.decision.VisitorRules;
import dev.consentry.filter.policy.ChoicesText;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.token.ConsentToken;
import org.jspecify.annotations.Nullable;

/**
 * What one token, or having none, amounts to under the policy of now: worked out once per policy
 * and kept.
 */
final class PolicyConsents {
  private final CookieRules rules;
  private final @Nullable ConsentToken token;
  private volatile @Nullable State state;

  PolicyConsents(CookieRules rules, @Nullable ConsentToken token) {
    this.rules = rules;
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
      VisitorRules plain,
      VisitorRules withGlobalPrivacyControl,
      boolean holds,
      @Nullable String choices) {

    VisitorRules rules(boolean globalPrivacyControl) {
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
        new VisitorRules(rules, VisitorConsent.of(token, policy, false), policy),
        new VisitorRules(rules, VisitorConsent.of(token, policy, true), policy),
        holds,
        token != null && holds ? ChoicesText.of(token, policy) : null);
  }
}
