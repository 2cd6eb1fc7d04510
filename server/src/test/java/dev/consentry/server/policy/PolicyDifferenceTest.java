package dev.consentry.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.consentry.server.policy.MaterialChange.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDifferenceTest {
  private static final Map<String, Integer> SINCE =
      Map.of("essential", 1, "analytics", 1, "advertising", 3);
  private static final String GA =
      "  - name: _ga\n    purpose: analytics\n    vendor: smallest\n    lifetime: P2Y\n";
  private static final String OTHER_VENDOR = "vendors:\n  other: {name: Other, countries: [US]}\n";

  @Test
  void counts_every_purpose_from_the_first_version() {
    PolicyDifference difference = PolicyDifference.first(Definitions.read(Definitions.smallest()));
    assertThat(difference.changes()).isEmpty();
    assertThat(difference.since())
        .containsExactly(entry("essential", 1), entry("analytics", 1), entry("advertising", 1));
  }

  @Test
  void finds_nothing_between_a_version_and_itself() {
    PolicyDifference difference = toVersion4(Definitions.smallest());
    assertThat(difference.changes()).isEmpty();
    assertThat(difference.since()).isEqualTo(SINCE);
  }

  @Test
  void finds_a_new_purpose() {
    String next =
        Definitions.smallest(
            "vendors:\n", "  comfort: {name: Comfort, explanation: Remembers.}\nvendors:\n");
    assertChange(next, "comfort", Kind.NEW_PURPOSE, "purpose \"comfort\"");
  }

  @Test
  void finds_a_raised_revision() {
    String next = Definitions.smallest("revision: 1", "revision: 3");
    assertChange(next, "analytics", Kind.REVISION_RAISED, "from 1 to 3");
  }

  @Test
  void finds_a_vendor_that_a_further_cookie_brings() {
    String next =
        Definitions.smallest("vendors:\n", OTHER_VENDOR)
            + cookie("_o", "advertising", "other", "P1D");
    assertChange(next, "advertising", Kind.VENDOR_ADDED, "vendor \"other\"");
  }

  @Test
  void finds_a_vendor_that_takes_the_place_of_another() {
    String next = Definitions.smallest("vendors:\n", OTHER_VENDOR);
    next = Definitions.bent(next, GA, GA.replace("vendor: smallest", "vendor: other"));
    assertChange(next, "analytics", Kind.VENDOR_ADDED, "vendor \"other\"");
  }

  @Test
  void finds_each_further_country() {
    PolicyDifference difference =
        toVersion4(Definitions.smallest("countries: [KR]", "countries: [US, KR, JP]"));
    assertThat(difference.changes())
        .containsExactly(
            new MaterialChange("essential", Kind.COUNTRY_ADDED, "vendor \"smallest\", JP"),
            new MaterialChange("essential", Kind.COUNTRY_ADDED, "vendor \"smallest\", US"),
            new MaterialChange("analytics", Kind.COUNTRY_ADDED, "vendor \"smallest\", JP"),
            new MaterialChange("analytics", Kind.COUNTRY_ADDED, "vendor \"smallest\", US"));
    assertThat(difference.since()).containsEntry("analytics", 4).containsEntry("advertising", 3);
  }

  @Test
  void finds_a_cookie_that_moves_between_purposes() {
    String next =
        Definitions.bent(Definitions.smallest(), GA, GA.replace("analytics", "advertising"));
    assertThat(toVersion4(next).changes())
        .containsExactly(
            new MaterialChange("advertising", Kind.VENDOR_ADDED, "vendor \"smallest\""),
            new MaterialChange("advertising", Kind.COOKIE_MOVED, "cookie \"_ga\", from analytics"));
  }

  @Test
  void finds_a_cookie_that_can_no_longer_be_refused() {
    String next =
        Definitions.bent(Definitions.smallest(), GA, GA.replace("analytics", "essential"));
    assertChange(next, "essential", Kind.COOKIE_MOVED, "cookie \"_ga\", from analytics");
  }

  @Test
  void finds_a_name_that_leaves_the_pattern_that_covered_it() {
    String previous = Definitions.smallest("- name: _ga", "- name: _g*");
    String next = previous + cookie("_gcl", "essential", "smallest", "P1D");
    assertThat(
            PolicyDifference.between(Definitions.read(previous), SINCE, Definitions.read(next), 4)
                .changes())
        .containsExactly(
            new MaterialChange("essential", Kind.COOKIE_MOVED, "cookie \"_gcl\", from analytics"));
  }

  @ParameterizedTest
  @CsvSource({"P2Y, P3Y", "P2Y, P25M", "P2Y, P800D", "session, PT1S"})
  void finds_a_cookie_that_lives_longer(String before, String after) {
    String previous = Definitions.smallest("lifetime: P2Y", "lifetime: " + before);
    String next = Definitions.smallest("lifetime: P2Y", "lifetime: " + after);
    assertThat(
            PolicyDifference.between(Definitions.read(previous), SINCE, Definitions.read(next), 4)
                .changes())
        .containsExactly(
            new MaterialChange(
                "analytics",
                Kind.COOKIE_LIVES_LONGER,
                "cookie \"_ga\", from " + before + " to " + CalendarDuration.parse(after)));
  }

  @Test
  void finds_a_name_that_lives_longer_than_the_pattern_that_covered_it() {
    String previous = Definitions.smallest("- name: _ga", "- name: _g*");
    String next = previous + cookie("_ga", "analytics", "smallest", "P5Y");
    assertThat(
            PolicyDifference.between(Definitions.read(previous), SINCE, Definitions.read(next), 4)
                .changes())
        .extracting(MaterialChange::detail)
        .containsExactly("cookie \"_ga\", from P2Y to P5Y");
  }

  @Test
  void finds_a_name_that_falls_under_a_longer_living_pattern() {
    String previous = Definitions.smallest() + cookie("_g*", "analytics", "smallest", "P5Y");
    String next =
        Definitions.bent(previous, GA, "")
            .replace("    domain: smallest.example\n    path: /\n    explanation: Counts.\n", "");
    assertThat(
            PolicyDifference.between(Definitions.read(previous), SINCE, Definitions.read(next), 4)
                .changes())
        .extracting(MaterialChange::detail)
        .containsExactly("cookie \"_ga\", from P2Y to P5Y");
  }

  @Test
  void takes_the_longest_pattern_that_covers_a_name() {
    String previous =
        Definitions.smallest()
            + cookie("_x*", "analytics", "smallest", "P5Y")
            + cookie("_xy*", "analytics", "smallest", "P1D");
    String next = previous + cookie("_xyz", "analytics", "smallest", "P2D");
    assertThat(
            PolicyDifference.between(Definitions.read(previous), SINCE, Definitions.read(next), 4)
                .changes())
        .extracting(MaterialChange::detail)
        .containsExactly("cookie \"_xyz\", from P1D to P2D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explanation: Shows. | explanation: Presents.",
        "ko: 선택 | ko: 고르기",
        "lifetime: P2Y | lifetime: P24M",
        "lifetime: P2Y | lifetime: P1Y",
        "when-refused: Not counted. | when-refused: Nothing.",
        "role: Privacy officer | role: Officer",
        "does: Runs it | does: Keeps it",
        "keep: P1Y | keep: P2Y"
      })
  void ignores_what_touches_nobodys_answer(String passage, String replacement) {
    assertThat(toVersion4(Definitions.smallest(passage, replacement)).changes()).isEmpty();
  }

  @Test
  void ignores_a_further_cookie_of_a_vendor_that_is_there_already() {
    assertThat(
            toVersion4(Definitions.smallest() + cookie("_gid", "analytics", "smallest", "P1D"))
                .changes())
        .isEmpty();
  }

  @Test
  void ignores_a_vendor_that_no_cookie_names() {
    assertThat(toVersion4(Definitions.smallest("vendors:\n", OTHER_VENDOR)).changes()).isEmpty();
  }

  @Test
  void finds_what_changes_of_the_essential_purpose_though_nobody_is_asked_for_it() {
    String next = Definitions.smallest("lifetime: session", "lifetime: P1Y");
    assertThat(toVersion4(next).changes())
        .extracting(MaterialChange::purpose, MaterialChange::kind)
        .containsExactly(tuple("essential", Kind.COOKIE_LIVES_LONGER));
  }

  @ParameterizedTest
  @CsvSource({"opt-in, opt-out", "opt-in, notice-only", "opt-out, notice-only"})
  void finds_that_more_happens_before_an_answer_and_leaves_the_answers(
      String before, String after) {
    PolicyDifference difference = PolicyDifference.between(asking(before), SINCE, asking(after), 4);
    assertThat(difference.isMaterial()).isTrue();
    assertThat(difference.since()).isEqualTo(SINCE);
    assertThat(difference.changes())
        .containsExactly(
            new MaterialChange("analytics", Kind.MODEL_LOOSENED, "from " + before + " to " + after),
            new MaterialChange(
                "advertising", Kind.MODEL_LOOSENED, "from " + before + " to " + after));
    assertThat(PolicyDifference.between(asking(after), SINCE, asking(before), 4).changes())
        .isEmpty();
  }

  @Test
  void forgets_a_purpose_that_is_gone_and_asks_anew_when_it_is_back() {
    String with =
        Definitions.smallest(
            "vendors:\n", "  comfort: {name: Comfort, explanation: Remembers.}\nvendors:\n");
    PolicyDefinition without = Definitions.read(Definitions.smallest());
    Map<String, Integer> since =
        PolicyDifference.between(
                Definitions.read(with),
                Map.of("essential", 1, "analytics", 1, "advertising", 1, "comfort", 1),
                without,
                2)
            .since();
    assertThat(since).doesNotContainKey("comfort");
    assertThat(PolicyDifference.between(without, since, Definitions.read(with), 3).since())
        .containsEntry("comfort", 3)
        .containsEntry("analytics", 1);
  }

  @Test
  void says_what_a_change_is() {
    assertThat(new MaterialChange("analytics", Kind.VENDOR_ADDED, "vendor \"other\""))
        .hasToString("analytics: a vendor was added (vendor \"other\")");
  }

  @Test
  void refuses_to_guess_since_when_a_purpose_holds() {
    PolicyDefinition policy = Definitions.read(Definitions.smallest());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyDifference.between(policy, Map.of("essential", 1), policy, 2))
        .withMessageContaining("analytics");
  }

  private static void assertChange(String next, String purpose, Kind kind, String detail) {
    PolicyDifference difference = toVersion4(next);
    assertThat(difference.changes()).containsExactly(new MaterialChange(purpose, kind, detail));
    assertThat(difference.since())
        .allSatisfy(
            (id, since) ->
                assertThat(since)
                    .isEqualTo(id.equals(purpose) ? Integer.valueOf(4) : SINCE.get(id)));
  }

  private static PolicyDifference toVersion4(String next) {
    return PolicyDifference.between(
        Definitions.read(Definitions.smallest()), SINCE, Definitions.read(next), 4);
  }

  private static PolicyDefinition asking(String model) {
    return Definitions.read(Definitions.smallest("model: opt-in", "model: " + model));
  }

  private static String cookie(String name, String purpose, String vendor, String lifetime) {
    return "  - {name: "
        + name
        + ", purpose: "
        + purpose
        + ", vendor: "
        + vendor
        + ", lifetime: "
        + lifetime
        + "}\n";
  }
}
