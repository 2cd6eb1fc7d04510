package dev.consentry.filter.decision;

import dev.consentry.filter.policy.CookieRule;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a webapp enforces: everything, nothing (observe mode), or only some purposes while the rest
 * is observed. Without a policy nobody can tell which cookie has which purpose: then all that is
 * not essential is stripped, unless nothing is enforced at all. Immutable.
 */
public final class EnforcementScope {
  /** Stands for cookies that the policy does not declare. */
  public static final String UNDECLARED = "undeclared";

  /** Everything is enforced. */
  public static final EnforcementScope ALL = new EnforcementScope(true, Set.of());

  /** Nothing is enforced, everything observed. */
  public static final EnforcementScope NONE = new EnforcementScope(false, Set.of());

  private final boolean enforces;
  private final Set<String> purposes;

  private EnforcementScope(boolean enforces, Set<String> purposes) {
    this.enforces = enforces;
    this.purposes = purposes;
  }

  /**
   * Some purposes are enforced.
   *
   * @param purposes their ids, and {@link #UNDECLARED}; everything if empty
   */
  public static EnforcementScope of(Set<String> purposes) {
    return purposes.isEmpty() ? ALL : new EnforcementScope(true, Set.copyOf(purposes));
  }

  /** Whether anything is enforced; false in observe mode. */
  public boolean enforces() {
    return enforces;
  }

  /** Whether anything is only observed, so that what is kept has to be reported too. */
  public boolean observes() {
    return !enforces || !purposes.isEmpty();
  }

  /**
   * Whether a refused cookie is really taken out.
   *
   * @param rule what the policy says of it; null if it declares no such cookie
   */
  boolean enforces(StripReason reason, @Nullable CookieRule rule) {
    if (!enforces || purposes.isEmpty() || reason == StripReason.NO_POLICY) {
      return enforces;
    }
    return purposes.contains(rule == null ? UNDECLARED : rule.purpose().id());
  }

  @Override
  public String toString() {
    if (!enforces) {
      return "observe";
    }
    return purposes.isEmpty() ? "enforce" : "enforce " + String.join(", ", new TreeSet<>(purposes));
  }
}
