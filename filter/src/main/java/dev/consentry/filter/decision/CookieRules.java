package dev.consentry.filter.decision;

import dev.consentry.filter.cookie.CookieExpiry;
import dev.consentry.filter.cookie.CookieNames;
import dev.consentry.filter.cookie.SetCookieLine;
import dev.consentry.filter.policy.ConsentCookies;
import dev.consentry.filter.policy.CookieRule;
import dev.consentry.filter.policy.EnforcementPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a webapp by which each cookie is kept or stripped. In this order: a line that
 * deletes a cookie is kept; consent cookies and the container's session cookies are kept; a
 * declared cookie is kept if its purpose is granted; an undeclared one only if the setting {@code
 * unknown-cookies} says so.
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
      String line, VisitorConsent consent, EnforcementPolicy policy, long nowSeconds) {
    StripReason reason =
        judgeName(
            line, SetCookieLine.nameStart(line), SetCookieLine.nameEnd(line), consent, policy);
    // Only what would be stripped has to be looked at for a deletion: the outcome is the same as
    // with the deletion asked first, and most lines are never read to their end.
    return reason != null && CookieExpiry.deletes(line, nowSeconds) ? null : reason;
  }

  /**
   * Decides on a cookie that is not being deleted.
   *
   * @param text where its name stands, between the two indices
   * @return why it may not leave; null if it may
   */
  public @Nullable StripReason judgeName(
      String text, int nameStart, int nameEnd, VisitorConsent consent, EnforcementPolicy policy) {
    if (essentials.find(text, nameStart, nameEnd) != null) {
      return null;
    }
    if (!policy.isKnown()) {
      return StripReason.NO_POLICY;
    }
    CookieRule rule = policy.ruleFor(text, nameStart, nameEnd);
    if (rule == null) {
      return keepUnknown && arrivesUnchanged(text, nameStart, nameEnd)
          ? null
          : StripReason.UNDECLARED;
    }
    return consent.refusalOf(rule.purpose());
  }

  /**
   * Whether the name is the same on the wire. Containers cut characters beyond U+00FF down to their
   * low byte and turn control characters into spaces: {@code "\u015fga"} would arrive as {@code
   * _ga}, and so would {@code "_ga\u013d1"}.
   */
  private static boolean arrivesUnchanged(String text, int nameStart, int nameEnd) {
    for (int i = nameStart; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ';' || (c == '=' && i >= nameEnd)) {
        return true;
      }
      if (c > 0xFF || c == 0x7F || (c < ' ' && c != '\t')) {
        return false;
      }
    }
    return true;
  }

  /** Whether a cookie of this name is kept whatever the visitor answers. */
  boolean isEssential(String text, int nameStart, int nameEnd, EnforcementPolicy policy) {
    if (essentials.find(text, nameStart, nameEnd) != null) {
      return true;
    }
    CookieRule rule = policy.isKnown() ? policy.ruleFor(text, nameStart, nameEnd) : null;
    return rule != null && rule.purpose().isEssential();
  }
}
