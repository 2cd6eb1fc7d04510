package dev.consentry.filter.decision;

import dev.consentry.filter.policy.EnforcementPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A webapp's rules as they apply to one visitor under one policy. Immutable.
 *
 * @param rules the webapp's rules
 * @param consent what the visitor allows under that policy
 */
public record VisitorRules(CookieRules rules, VisitorConsent consent, EnforcementPolicy policy) {

  /** Why a Set-Cookie line may not leave; null if it may. */
  @Nullable StripReason judgeLine(String line, long nowSeconds) {
    return rules.judgeLine(line, consent, policy, nowSeconds);
  }

  /** Why the cookie whose name stands between two indices may not leave; null if it may. */
  @Nullable StripReason judgeName(String text, int nameStart, int nameEnd) {
    return rules.judgeName(text, nameStart, nameEnd, consent, policy);
  }

  /** Whether a cookie that was judged so is really taken out. */
  boolean enforces(StripReason reason, String text, int nameStart, int nameEnd) {
    return rules.scope().enforces(reason, policy.ruleFor(text, nameStart, nameEnd));
  }

  /** Whether the cookie is refused and really taken out. */
  boolean takesOut(String text, int nameStart, int nameEnd) {
    StripReason reason = judgeName(text, nameStart, nameEnd);
    return reason != null && enforces(reason, text, nameStart, nameEnd);
  }

  /** Whether a cookie is kept whatever the visitor answers. */
  boolean isEssential(String text, int nameStart, int nameEnd) {
    return rules.isEssential(text, nameStart, nameEnd, policy);
  }
}
