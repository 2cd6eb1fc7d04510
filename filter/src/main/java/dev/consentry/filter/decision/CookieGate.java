package dev.consentry.filter.decision;

import dev.consentry.filter.cookie.CookieExpiry;
import dev.consentry.filter.cookie.CookieHeader;
import dev.consentry.filter.cookie.CookieName;
import dev.consentry.filter.policy.CookieRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place that every cookie of one request and its response passes. What is only observed
 * passes, and what would not have is told to the listener.
 */
public final class CookieGate {
  /** The response header that tells what was done, where a setting asks for it. */
  public static final String DEBUG_HEADER = "Consentry-Debug";

  private final VisitorRules rules;
  private final LongSupplier nowSeconds;
  private final GateOrders orders;
  private final CookieListener listener;
  private final boolean enforces;
  private final boolean observes;
  private @Nullable Set<String> reported;
  private final @Nullable DebugNote debugNote;
  private @Nullable Map<String, CookieWay> announced;
  private final PassedLines passed = new PassedLines();
  private boolean shaped;

  /**
   * A gate for one request.
   *
   * @param nowSeconds the time, in seconds since 1970-01-01T00:00Z
   */
  public CookieGate(
      VisitorRules rules, LongSupplier nowSeconds, GateOrders orders, CookieListener listener) {
    this.rules = rules;
    this.nowSeconds = nowSeconds;
    this.orders = orders;
    this.listener = listener;
    this.enforces = rules.rules().scope().enforces();
    this.observes = rules.rules().scope().observes();
    this.debugNote = orders.debugs() ? new DebugNote(rules) : null;
  }

  /** Whether a line that is found in the response may leave; tells the listener if not. */
  public boolean passesLine(String line) {
    return passed.contains(line) || passesLine(line, CookieWay.AROUND);
  }

  /** Whether a Set-Cookie line may leave; tells the listener if not. */
  public boolean passesLine(String line, CookieWay way) {
    CookieName name = CookieName.inLine(line);
    CookieRule rule = rules.ruleFor(name);
    StripReason reason = rules.judgeLine(line, name, rule, nowSeconds);
    if (reason == null && observes && isNoFinding(line, name)) {
      return true;
    }
    boolean passes = decide(name, rule, reason, way);
    if (passes) {
      passed.add(line);
    }
    return passes;
  }

  /** Remembers by which way a line reaches the response that is judged at the commit only. */
  public void announce(String line, CookieWay way) {
    CookieName name = CookieName.inLine(line);
    if (observes || rules.judgeLine(line, name, rules.ruleFor(name), nowSeconds) != null) {
      if (announced == null) {
        announced = new HashMap<>();
      }
      announced.put(name.toString(), way);
    }
  }

  /**
   * Whether a Set-Cookie line sets a cookie that is kept whatever the visitor answers. Tells
   * nobody.
   */
  public boolean isEssential(String line) {
    return rules.isEssential(CookieName.inLine(line));
  }

  /** A deletion sets nothing, and what the filter itself adds is not the webapp's. */
  private boolean isNoFinding(String line, CookieName name) {
    return CookieExpiry.deletes(line, name, nowSeconds) || orders.ownLines().contains(line);
  }

  /**
   * Whether a cookie of this name that is not being deleted may leave; tells the listener if not.
   */
  public boolean passesName(String name, CookieWay way) {
    CookieName cookie = CookieName.of(name);
    CookieRule rule = rules.ruleFor(cookie);
    return decide(cookie, rule, rules.judge(cookie, rule), way);
  }

  private boolean decide(
      CookieName name, @Nullable CookieRule rule, @Nullable StripReason reason, CookieWay way) {
    if (reason == null) {
      if (observes) {
        report(nameIn(name, rule), way, null, false);
      }
      return true;
    }
    boolean stripped = rules.enforces(reason, rule);
    shaped |= stripped;
    report(nameIn(name, rule), way, reason, stripped);
    return !stripped;
  }

  /** A declared name is there already and need not be copied out of the line. */
  private static String nameIn(CookieName name, @Nullable CookieRule rule) {
    return rule == null || rule.isPattern() ? name.toString() : rule.name();
  }

  private void report(String name, CookieWay way, @Nullable StripReason reason, boolean stripped) {
    if (isRepetition(name, way, stripped)) {
      return;
    }
    listener.cookie(name, wayOf(name, way), reason, stripped);
    if (debugNote != null && reason != null) {
      debugNote.add(name, reason, stripped);
    }
  }

  private CookieWay wayOf(String name, CookieWay found) {
    return announced == null || found != CookieWay.AROUND
        ? found
        : announced.getOrDefault(name, found);
  }

  /** What passed the wrapper is found again before the commit, more than once perhaps. */
  private boolean isRepetition(String name, CookieWay way, boolean stripped) {
    if (!observes || stripped) {
      return false;
    }
    if (reported == null) {
      reported = new HashSet<>();
    }
    return !reported.add(name) && way == CookieWay.AROUND;
  }

  /** Whether refused cookies are stripped; false in observe mode. */
  public boolean enforces() {
    return enforces;
  }

  /** Whether cookies have to be looked at before the commit even if nothing is enforced. */
  public boolean observes() {
    return observes;
  }

  /** Set-Cookie lines that the response has to carry. */
  public List<String> ownLines() {
    return orders.ownLines();
  }

  /**
   * Whether the response is this visitor's alone: something was stripped, expired or hidden. What
   * was only kept leaves the response as it is without the filter.
   */
  public boolean changedResponse() {
    return shaped || orders.hidesCookies() || !orders.ownLines().isEmpty();
  }

  /** Whether the request has cookies that the webapp must not see. */
  public boolean hidesCookies() {
    return orders.hidesCookies();
  }

  /** Whether the webapp must not see a request's cookie of this name. */
  public boolean hides(String name) {
    return orders.hidesCookies() && rules.takesOut(CookieName.of(name));
  }

  /** A {@code Cookie} header without what the webapp must not see; null if nothing is left. */
  public @Nullable String visibleCookies(String header) {
    return orders.hidesCookies() ? CookieHeader.without(header, rules::takesOut) : header;
  }

  /** What the debug header has to say now; null when no setting asks for it. */
  public @Nullable String debugText() {
    return debugNote == null ? null : debugNote.text();
  }
}
