package dev.consentry.server.policy;

import static dev.consentry.server.policy.Definitions.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.token.PartCode;
import dev.consentry.server.policy.MaterialChange.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites that ask about each vendor or each cookie of a purpose. */
class AskEachTest {
  private static final Map<String, Integer> SINCE =
      Map.of("essential", 1, "analytics", 1, "advertising", 1);

  @ParameterizedTest
  @CsvSource({
    "medit, preferences, lang",
    "medit, analytics, statistics-partners|medit",
    "medit, advertising, advertising-partners|medit",
    "sns-helper, preferences, lang|popup_hidden_*",
    "easycare, preferences, facility_code|user_id|list_sort",
    "medipixel, analytics, ''",
    "crscube, analytics, ''"
  })
  void the_sites_whose_policies_promise_to_ask_each_time_do_so(
      String site, String id, String parts) {
    PolicyDefinition definition = Definitions.shipped(site);
    Purpose purpose = purpose(definition, id);

    assertThat(String.join("|", definition.parts(purpose))).isEqualTo(parts);
  }

  @Test
  void a_purpose_is_asked_about_as_a_whole_unless_the_site_says_otherwise() {
    PolicyDefinition definition = Definitions.read(Definitions.smallest());

    assertThat(purpose(definition, "analytics").askEach()).isNull();
    assertThat(notice(definition)).doesNotContain("askEach");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vendor", "cookie"})
  void the_notice_says_what_is_asked_each(String each) {
    assertThat(notice(Definitions.read(asking(each))))
        .contains("\"required\":false,\"since\":1,\"askEach\":\"" + each + "\"}");
  }

  @Test
  void another_word_is_refused() {
    assertThat(problemsOf(asking("purpose")))
        .containsExactly(
            "smallest.yaml:34: purpose \"analytics\": \"ask-each\" is \"purpose\"; write one of vendor, cookie");
  }

  @Test
  void nobody_is_asked_about_what_is_essential() {
    assertThat(
            problemsOf(
                Definitions.smallest(
                    "    name: Essential\n", "    ask-each: cookie\n    name: Essential\n")))
        .containsExactly(
            "smallest.yaml:31: purpose \"essential\": nobody is asked about it; remove \"ask-each\"");
  }

  @Test
  void two_hyphens_in_a_row_are_left_to_tokens() {
    assertThat(
            problemsOf(
                Definitions.smallest(
                    "  advertising:\n", "  my--own: {name: A, explanation: B}\n  advertising:\n")))
        .hasSize(1)
        .first()
        .asString()
        .contains("single hyphens");
  }

  @Test
  void more_than_the_consent_cookies_hold_is_refused() {
    assertThat(problemsOf(asking("cookie") + cookies(200)))
        .containsExactly(
            "smallest.yaml:30: more is asked than a consent cookie can hold; ask fewer purposes vendor by vendor or"
                + " cookie by cookie, or declare fewer purposes");
    assertThat(Definitions.read(asking("cookie") + cookies(100)).cookies()).hasSize(102);
  }

  @Test
  void two_cookies_that_tokens_could_not_tell_apart_are_refused() {
    Map<String, String> codes = new HashMap<>();
    String second = "";
    @Nullable String first = null;
    for (int i = 0; first == null; i++) {
      second = "c" + i;
      first = codes.putIfAbsent(PartCode.of(second), second);
    }

    assertThat(
            problemsOf(asking("cookie") + cookie(first, "smallest") + cookie(second, "smallest")))
        .containsExactly(
            "smallest.yaml:30: of purpose \"analytics\", \"%s\" and \"%s\" happen to have the same code in tokens; ask about it as a whole"
                .formatted(first, second));
  }

  @Test
  void asking_more_finely_asks_nobody_again() {
    assertThat(changes(Definitions.smallest(), asking("vendor"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"vendor, cookie", "cookie, vendor"})
  void asking_otherwise_asks_again(String before, String after) {
    assertThat(changes(asking(before), asking(after)))
        .containsExactly(
            new MaterialChange("analytics", Kind.ASKED_OTHERWISE, "before each " + before));
    assertThat(changes(asking(before), Definitions.smallest()))
        .containsExactly(
            new MaterialChange("analytics", Kind.ASKED_OTHERWISE, "before each " + before));
  }

  @Test
  void a_vendor_that_comes_to_be_asked_is_asked() {
    String next =
        Definitions.bent(
                asking("vendor"),
                "vendors:\n",
                "vendors:\n  other: {name: Other, countries: [KR]}\n")
            + cookie("_o", "other");

    assertThat(changes(asking("vendor"), next))
        .containsExactly(new MaterialChange("analytics", Kind.VENDOR_ADDED, "vendor \"other\""));
  }

  @Test
  void a_cookie_that_comes_to_be_asked_is_asked_only_where_cookies_are() {
    String more = cookie("_o", "smallest");

    assertThat(changes(asking("cookie"), asking("cookie") + more))
        .containsExactly(new MaterialChange("analytics", Kind.COOKIE_ADDED, "cookie \"_o\""));
    assertThat(changes(asking("vendor"), asking("vendor") + more)).isEmpty();
    assertThat(changes(Definitions.smallest(), Definitions.smallest() + more)).isEmpty();
  }

  @Test
  void a_cookie_that_comes_under_a_pattern_or_another_vendor_is_asked_anew() {
    String both = asking("cookie") + cookie("_ga*", "smallest");
    String pattern = Definitions.bent(both, "  - name: _ga\n", "  - name: _gb\n");

    assertThat(changes(both, pattern))
        .contains(new MaterialChange("analytics", Kind.COOKIE_MOVED, "cookie \"_ga\", from _ga"));

    String two =
        Definitions.bent(
                asking("vendor"),
                "vendors:\n",
                "vendors:\n  other: {name: Other, countries: [KR]}\n")
            + cookie("_o", "other");
    String moved = two + cookie("_p", "smallest");
    assertThat(changes(moved, two + cookie("_p", "other")))
        .containsExactly(
            new MaterialChange("analytics", Kind.COOKIE_MOVED, "cookie \"_p\", from smallest"));
  }

  private static String asking(String each) {
    return Definitions.smallest(
        "    revision: 1\n", "    ask-each: " + each + "\n    revision: 1\n");
  }

  private static String cookie(@Nullable String name, String vendor) {
    return "  - name: %s\n    purpose: analytics\n    vendor: %s\n    lifetime: P1D\n"
        .formatted(name, vendor);
  }

  private static String cookies(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> cookie("cookie" + i, "smallest"))
        .collect(Collectors.joining());
  }

  private static List<MaterialChange> changes(String before, String after) {
    return PolicyDifference.between(Definitions.read(before), SINCE, Definitions.read(after), 2)
        .changes();
  }

  private static String notice(PolicyDefinition definition) {
    return NoticeComposer.compose(definition, 1, Instant.EPOCH, SINCE).get(0).json();
  }

  private static Purpose purpose(PolicyDefinition definition, String id) {
    return definition.purposes().stream()
        .filter(purpose -> purpose.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
