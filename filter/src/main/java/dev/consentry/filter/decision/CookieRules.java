package dev.consentry.filter.decision;

import dev.consentry.filter.cookie.CookieExpiry;
import dev.consentry.filter.cookie.CookieName;
import dev.consentry.filter.cookie.CookieNames;
import dev.consentry.filter.policy.ConsentCookies;
import dev.consentry.filter.policy.CookieRule;
import dev.consentry.filter.policy.EnforcementPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a webapp by which each cookie is kept or stripped. In this order: a line that
 * deletes a cookie is kept; consent cookies and the container's session cookies are kept; a
 * declared cookie is kept if its purpose is granted, and its vendor or the cookie itself where that
 * is asked; an undeclared one only if the setting {@code unknown-cookies} says so.
 */
public final class CookieRules {
  private static final String[] SESSION_COOKIES = {
    "JSESSIONID", "JSESSIONIDSSO", "LtpaToken2", "WASReqURL"
  };

  private final CookieNames<Boolean> essentials;
  private final boolean keepUnknown;
  private final EnforcementScope scope;

  /**
   * Makes the rules.
   *
   * @param moreSessionCookies what else the container calls its session cookie
   * @param keepUnknown whether undeclared cookies are kept ({@code unknown-cookies=keep})
   * @param scope what of it is enforced
   */
  public CookieRules(
      Collection<String> moreSessionCookies, boolean keepUnknown, EnforcementScope scope) {
    Map<String, Boolean> names = new HashMap<>();
    ConsentCookies.NAMES.forEach(name -> names.put(name, true));
    for (String name : SESSION_COOKIES) {
      names.put(name, true);
    }
    moreSessionCookies.stream()
        .filter(name -> !name.isEmpty() && name.indexOf('*') < 0)
        .forEach(name -> names.put(name, true));
    this.essentials = CookieNames.of(names);
    this.keepUnknown = keepUnknown;
    this.scope = scope;
  }

  /** What of these rules is enforced. */
  public EnforcementScope scope() {
    return scope;
  }

  /**
   * Decides on a Set-Cookie line.
   *
   * @param line the header's value
   * @param nowSeconds the time, in seconds since 1970-01-01T00:00Z
   * @return why it may not leave; null if it may
   */
  public @Nullable StripReason judgeLine(
      String line, VisitorConsent consent, EnforcementPolicy policy, LongSupplier nowSeconds) {
    CookieName name = CookieName.inLine(line);
    return judgeLine(line, name, policy.ruleFor(name), consent, policy, nowSeconds);
  }

  /** The same where the line's name and its rule are known; no rule is null. */
  @Nullable StripReason judgeLine(
      String line,
      CookieName name,
      @Nullable CookieRule rule,
      VisitorConsent consent,
      EnforcementPolicy policy,
      LongSupplier nowSeconds) {
    StripReason reason = judge(name, rule, consent, policy);
    // Only what would be stripped has to be looked at for a deletion: the outcome is the same as
    // with the deletion asked first, and most lines are never read to their end.
    return reason != null && CookieExpiry.deletes(line, name, nowSeconds) ? null : reason;
  }

  /**
   * Decides on a cookie that is not being deleted.
   *
   * @param rule what the policy says of it; null if it declares no such cookie
   * @return why it may not leave; null if it may
   */
  @Nullable StripReason judge(
      CookieName name,
      @Nullable CookieRule rule,
      VisitorConsent consent,
      EnforcementPolicy policy) {
    StripReason reason = refusal(name, rule, consent, policy);
    // Only what would be stripped has to be looked for among the essential ones.
    return reason != null && essentials.find(name) != null ? null : reason;
  }

  private @Nullable StripReason refusal(
      CookieName name,
      @Nullable CookieRule rule,
      VisitorConsent consent,
      EnforcementPolicy policy) {
    if (!policy.isKnown()) {
      return StripReason.NO_POLICY;
    }
    if (rule == null) {
      return keepUnknown && name.arrivesUnchanged() ? null : StripReason.UNDECLARED;
    }
    return consent.refusalOf(rule);
  }

  /** Whether a cookie of this name is kept whatever the visitor answers. */
  boolean isEssential(CookieName name, EnforcementPolicy policy) {
    if (essentials.find(name) != null) {
      return true;
    }
    CookieRule rule = policy.isKnown() ? policy.ruleFor(name) : null;
    return rule != null && rule.purpose().isEssential();
  }
}
