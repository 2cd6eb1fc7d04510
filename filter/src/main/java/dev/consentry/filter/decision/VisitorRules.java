package dev.consentry.filter.decision;

import dev.consentry.filter.cookie.CookieName;
import dev.consentry.filter.policy.CookieRule;
import dev.consentry.filter.policy.EnforcementPolicy;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A webapp's rules as they apply to one visitor under one policy. Immutable.
 *
 * @param rules the webapp's rules
 * @param consent what the visitor allows under that policy
 */
public record VisitorRules(CookieRules rules, VisitorConsent consent, EnforcementPolicy policy) {

  /** What the policy says of a cookie; null if it declares no such cookie. */
  @Nullable CookieRule ruleFor(CookieName name) {
    return policy.ruleFor(name);
  }

  /** Why a Set-Cookie line of this name may not leave; null if it may. */
  @Nullable StripReason judgeLine(
      String line, CookieName name, @Nullable CookieRule rule, LongSupplier nowSeconds) {
    return rules.judgeLine(line, name, rule, consent, policy, nowSeconds);
  }

  /** Why a cookie that is not being deleted may not leave; null if it may. */
  @Nullable StripReason judge(CookieName name, @Nullable CookieRule rule) {
    return rules.judge(name, rule, consent, policy);
  }

  /** Whether a cookie that was judged so is really taken out. */
  boolean enforces(StripReason reason, @Nullable CookieRule rule) {
    return rules.scope().enforces(reason, rule);
  }

  /** Whether the cookie is refused and really taken out. */
  boolean takesOut(CookieName name) {
    CookieRule rule = ruleFor(name);
    StripReason reason = judge(name, rule);
    return reason != null && enforces(reason, rule);
  }

  /** The same for the cookie whose name stands between two indices. */
  boolean takesOut(String text, int nameStart, int nameEnd) {
    return takesOut(CookieName.of(text, nameStart, nameEnd));
  }

  /** Whether a cookie is kept whatever the visitor answers. */
  boolean isEssential(CookieName name) {
    return rules.isEssential(name, policy);
  }
}
