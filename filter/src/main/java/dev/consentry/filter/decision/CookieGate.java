package dev.consentry.filter.decision;

import dev.consentry.filter.cookie.SetCookieLine;
import dev.consentry.filter.policy.EnforcementPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one place that every cookie of one request's response passes. In observe mode everything
 * passes, and what would not have is only told to the listener.
 */
public final class CookieGate {
  private final CookieRules rules;
  private final VisitorConsent consent;
  private final EnforcementPolicy policy;
  private final long nowSeconds;
  private final boolean enforces;
  private final List<String> ownLines;
  private final StripListener listener;
  private boolean stripped;

  /**
   * A gate for one request.
   *
   * @param nowSeconds the time of the request, in seconds since 1970-01-01T00:00Z
   * @param enforces false in observe mode
   * @param ownLines Set-Cookie lines that the response has to carry for the visitor's consent;
   *     empty in observe mode
   */
  public CookieGate(
      CookieRules rules,
      VisitorConsent consent,
      EnforcementPolicy policy,
      long nowSeconds,
      boolean enforces,
      List<String> ownLines,
      StripListener listener) {
    this.rules = rules;
    this.consent = consent;
    this.policy = policy;
    this.nowSeconds = nowSeconds;
    this.enforces = enforces;
    this.ownLines = List.copyOf(ownLines);
    this.listener = listener;
  }

  /** Whether a Set-Cookie line may leave; tells the listener if not. */
  public boolean passesLine(String line) {
    StripReason reason = rules.judgeLine(line, consent, policy, nowSeconds);
    return reason == null || !strip(SetCookieLine.name(line), reason);
  }

  /**
   * Whether a cookie of this name that is not being deleted may leave; tells the listener if not.
   */
  public boolean passesName(String name) {
    @Nullable StripReason reason = rules.judgeName(name, 0, name.length(), consent, policy);
    return reason == null || !strip(name, reason);
  }

  private boolean strip(String name, StripReason reason) {
    listener.stripped(name, reason);
    stripped |= enforces;
    return enforces;
  }

  /** Whether refused cookies are stripped; false in observe mode. */
  public boolean enforces() {
    return enforces;
  }

  /** Set-Cookie lines that the response has to carry. */
  public List<String> ownLines() {
    return ownLines;
  }

  /** Whether the response is this visitor's alone because of what was stripped or added. */
  public boolean changedResponse() {
    return stripped || !ownLines.isEmpty();
  }
}
