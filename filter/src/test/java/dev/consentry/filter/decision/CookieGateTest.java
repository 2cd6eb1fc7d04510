package dev.consentry.filter.decision;

import static dev.consentry.filter.testing.TestSite.SITE;
import static dev.consentry.filter.testing.TestSite.claims;
import static dev.consentry.filter.testing.TestSite.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.SnapshotParser;
import dev.consentry.filter.token.ConsentToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CookieGateTest {
  private static final EnforcementPolicy POLICY =
      new SnapshotParser(SITE).parse(snapshot().getBytes(UTF_8));
  private static final EnforcementScope ADVERTISING = EnforcementScope.of(Set.of("advertising"));

  private final List<String> told = new ArrayList<>();

  private CookieGate gate(EnforcementScope scope, @Nullable ConsentToken token, GateOrders orders) {
    return gate(scope, token, orders, POLICY);
  }

  private CookieGate gate(
      EnforcementScope scope,
      @Nullable ConsentToken token,
      GateOrders orders,
      EnforcementPolicy policy) {
    VisitorRules rules =
        new VisitorRules(
            new CookieRules(Set.of(), false, scope),
            VisitorConsent.of(token, policy, false),
            policy);
    return new CookieGate(
        rules,
        () -> 0,
        orders,
        (name, way, reason, stripped) ->
            told.add(name + " " + way + " " + reason + (stripped ? " stripped" : "")));
  }

  @Test
  void an_observing_gate_lets_everything_pass_and_tells_everything_once() {
    CookieGate gate =
        gate(
            EnforcementScope.NONE,
            null,
            new GateOrders(List.of("consent-choices=1"), false, false));

    assertThat(gate.passesLine("_ga=1", CookieWay.ADD_HEADER)).isTrue();
    assertThat(gate.passesName("x", CookieWay.ADD_COOKIE)).isTrue();
    assertThat(gate.passesLine("lang=ko", CookieWay.SET_HEADER)).isTrue();
    for (String line :
        List.of("_ga=1", "x=1", "lang=ko", "late=1", "consent-choices=1", "late=1")) {
      assertThat(gate.passesLine(line)).isTrue();
    }
    assertThat(gate.passesLine("_fbp=; Max-Age=0", CookieWay.ADD_HEADER)).isTrue();

    assertThat(told)
        .containsExactly(
            "_ga ADD_HEADER NOT_ANSWERED",
            "x ADD_COOKIE UNDECLARED",
            "lang SET_HEADER null",
            "late AROUND UNDECLARED");
    assertThat(gate.changedResponse()).isTrue();
  }

  @Test
  void an_enforcing_gate_stops_what_is_refused_and_tells_that_alone() {
    CookieGate gate = gate(EnforcementScope.ALL, null, GateOrders.NONE);

    assertThat(gate.passesLine("lang=secret")).isTrue();
    assertThat(gate.changedResponse()).isFalse();
    assertThat(gate.passesLine("_ga=secret")).isFalse();
    assertThat(told).containsExactly("_ga AROUND NOT_ANSWERED stripped");
    assertThat(gate.changedResponse()).isTrue();
  }

  @Test
  void a_response_of_which_everything_is_kept_is_left_as_it_is() {
    CookieGate gate =
        gate(EnforcementScope.ALL, claims(SITE, 1, 10_000, "analytics"), GateOrders.NONE);

    assertThat(gate.passesLine("lang=ko")).isTrue();
    assertThat(gate.changedResponse()).isFalse();
    assertThat(gate.passesLine("_ga=1")).isTrue();
    assertThat(gate.changedResponse()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void what_is_judged_at_the_commit_is_told_by_the_way_that_was_announced() {
    CookieGate observing = gate(EnforcementScope.NONE, null, GateOrders.NONE);
    observing.announce("lang=ko", CookieWay.SET_HEADER);
    observing.announce("_ga=1", CookieWay.ADD_HEADER);
    CookieGate enforcing = gate(EnforcementScope.ALL, null, GateOrders.NONE);
    enforcing.announce("_ga=1", CookieWay.ADD_HEADER);

    for (CookieGate gate : List.of(observing, enforcing)) {
      for (String line : List.of("lang=ko", "_ga=1", "_fbp=1")) {
        gate.passesLine(line);
      }
    }

    assertThat(told)
        .containsExactly(
            "lang SET_HEADER null",
            "_ga ADD_HEADER NOT_ANSWERED",
            "_fbp AROUND NOT_ANSWERED",
            "_ga ADD_HEADER NOT_ANSWERED stripped",
            "_fbp AROUND NOT_ANSWERED stripped");
  }

  @Test
  void some_purposes_are_enforced_and_the_rest_observed() {
    CookieGate gate = gate(ADVERTISING, null, GateOrders.NONE);

    assertThat(gate.passesLine("_fbp=1", CookieWay.ADD_HEADER)).isFalse();
    assertThat(gate.passesLine("_ga=1", CookieWay.ADD_HEADER)).isTrue();
    assertThat(gate.passesLine("x=1", CookieWay.ADD_HEADER)).isTrue();
    assertThat(told)
        .containsExactly(
            "_fbp ADD_HEADER NOT_ANSWERED stripped",
            "_ga ADD_HEADER NOT_ANSWERED",
            "x ADD_HEADER UNDECLARED");
    assertThat(
            gate(EnforcementScope.of(Set.of("undeclared")), null, GateOrders.NONE)
                .passesLine("x=1"))
        .isFalse();
  }

  @Test
  void without_a_policy_everything_is_enforced_that_is_not_merely_observed() {
    EnforcementPolicy unknown = EnforcementPolicy.unknown(SITE);

    assertThat(gate(ADVERTISING, null, GateOrders.NONE, unknown).passesLine("x=1")).isFalse();
    assertThat(gate(EnforcementScope.NONE, null, GateOrders.NONE, unknown).passesLine("x=1"))
        .isTrue();
  }

  @Test
  void hides_refused_cookies_only_when_told_to() {
    CookieGate hiding = gate(EnforcementScope.ALL, null, new GateOrders(List.of(), true, false));
    assertThat(hiding.hides("_ga")).isTrue();
    assertThat(hiding.hides("lang")).isFalse();
    assertThat(hiding.visibleCookies("lang=1; _ga=2")).isEqualTo("lang=1");

    CookieGate open = gate(EnforcementScope.ALL, null, GateOrders.NONE);
    assertThat(open.hides("_ga")).isFalse();
    assertThat(open.visibleCookies("lang=1; _ga=2")).isEqualTo("lang=1; _ga=2");
  }

  @Test
  void the_debug_text_names_what_was_stripped_and_never_a_value() {
    CookieGate gate = gate(ADVERTISING, null, new GateOrders(List.of(), false, true));
    gate.passesLine("_fbp=secret");
    gate.passesLine("a\u00e4;\"=secret");
    gate.passesLine("_fbp=secret");

    assertThat(gate.debugText())
        .isEqualTo(
            "enforce advertising; policy=1; stripped _fbp NOT_ANSWERED; would strip  UNDECLARED");
    assertThat(gate(ADVERTISING, null, GateOrders.NONE).debugText()).isNull();
  }
}
