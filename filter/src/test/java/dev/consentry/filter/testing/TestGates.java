package dev.consentry.filter.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.decision.CookieListener;
import dev.consentry.filter.decision.CookieRules;
import dev.consentry.filter.decision.EnforcementScope;
import dev.consentry.filter.decision.GateOrders;
import dev.consentry.filter.decision.VisitorConsent;
import dev.consentry.filter.decision.VisitorRules;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.SnapshotParser;
import java.util.List;

/** Gates for a visitor of {@link TestSite} who has not answered. */
public final class TestGates {
  private TestGates() {}

  public static CookieGate gate(boolean enforces, CookieListener listener, String... ownLines) {
    EnforcementPolicy policy =
        new SnapshotParser(TestSite.SITE).parse(TestSite.snapshot().getBytes(UTF_8));
    EnforcementScope scope = enforces ? EnforcementScope.ALL : EnforcementScope.NONE;
    return new CookieGate(
        new VisitorRules(
            new CookieRules(List.of(), false, scope),
            VisitorConsent.of(null, policy, false),
            policy),
        () -> 1_000_000,
        new GateOrders(List.of(ownLines), false, false),
        listener);
  }
}
