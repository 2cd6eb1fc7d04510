package dev.consentry.server.policy;

import static dev.consentry.server.policy.Definitions.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidKeysTest {
  @ParameterizedTest(name = "{2}")
  @MethodSource({"keys", "texts", "references"})
  void is_refused_with_its_line_and_what_to_do(String passage, String replacement, String problem) {
    assertThat(problemsOf(Definitions.smallest(passage, replacement)))
        .containsExactly("smallest.yaml:" + problem);
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        arguments(
            "  minimum-age: 14",
            "  minimun-age: 14",
            "19: consent: unknown key \"minimun-age\"; did you mean \"minimum-age\"?"),
        arguments(
            "  changes: P7D",
            "  seasons: P7D",
            "21: notice-period: unknown key \"seasons\"; remove it (known are changes, material-changes)"),
        arguments(
            "    lifetime: P2Y",
            "    lifetime: P2Y\n    secure: yes",
            "56: cookie \"_ga\": unknown key \"secure\"; remove it (known are domain, explanation, lifetime, name, path, purpose, vendor)"),
        arguments("site: smallest\n", "", "1: \"site\" is missing; add it"),
        arguments(
            "    explanation: Shows.\n",
            "",
            "38: purpose \"advertising\": \"explanation\" is missing; add it"),
        arguments(
            "    lifetime: session\n",
            "",
            "48: cookie \"JSESSIONID\": \"lifetime\" is missing; add it"),
        arguments(
            "  - name: _ga\n    purpose",
            "  - purpose",
            "52: cookie 2: \"name\" is missing; add it"),
        arguments(
            "    name: Analytics",
            "    name:",
            "35: purpose \"analytics\": \"name\" is empty; give it a value, or leave it out where it is optional"),
        arguments(
            "    name: Analytics",
            "    name: ''",
            "35: purpose \"analytics\": \"name\" is empty; give it a value, or leave it out where it is optional"),
        arguments(
            "  - title: More\n    url: https://www.smallest.example/more\n",
            "",
            "13: \"links\" is empty; give it a value, or leave it out where it is optional"),
        arguments(
            "countries: [KR]",
            "countries: []",
            "45: vendor \"smallest\": \"countries\" is empty; give it a value, or leave it out where it is optional"),
        arguments(
            "time-zone: Asia/Seoul",
            "time-zone: Asia/Seoul\nname: Again",
            "8: \"name\" is written twice (first in line 2); remove one"),
        arguments(
            "  advertising:\n",
            "  advertising: {name: A, explanation: B}\n  advertising:\n",
            "39: purposes: \"advertising\" is written twice (first in line 38); remove one"),
        arguments(
            "languages: [en, ko]",
            "languages: {en: ko}",
            "5: \"languages\" must be a list; write [ ] around it, or a dash before each item"),
        arguments(
            "site: smallest",
            "site: [smallest]",
            "1: \"site\" must be one value, not a list or keys"),
        arguments(
            "  smallest:\n    name: Smallest\n    does: Runs it\n    countries: [KR]\n    privacy-policy: https://www.smallest.example/privacy",
            "  smallest: Smallest",
            "42: vendor \"smallest\": write keys with values here, as the reference of definitions shows"),
        arguments(
            "site: smallest",
            "? [a, b]\n: c\nsite: smallest",
            "1: a key must be one word; mend it"));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(
            "title: {en: Your choice, ko: 선택}",
            "title: {en: Your choice}",
            "8: title: \"ko\" is missing; add it"),
        arguments(
            "title: {en: Your choice, ko: 선택}",
            "title: {en: Your choice, ko: ''}",
            "8: title: \"ko\" is empty; give it a value, or leave it out where it is optional"),
        arguments(
            "title: {en: Your choice, ko: 선택}",
            "title: {en: Your choice, ko: 선택, fr: Choix}",
            "8: title: \"fr\" is not one of languages; add it there, or remove this text"),
        arguments(
            "title: {en: Your choice, ko: 선택}",
            "title: [Your choice]",
            "8: title: write keys with values here, as the reference of definitions shows"),
        arguments(
            "    explanation: Needed.",
            "    explanation: {ko: 필요}",
            "32: purpose \"essential\": explanation: \"en\" is missing; add it"),
        arguments(
            "name: Essential",
            "name: \"Essen\\0tial\"",
            "31: purpose \"essential\": \"name\" is \"Essen\0tial\"; remove the control character in it"),
        arguments(
            "name: Essential",
            "name: \"Essen\\ud800tial\"",
            "31: purpose \"essential\": \"name\" is \"Essen\ud800tial\"; remove the control character in it"));
  }

  static Stream<Arguments> references() {
    return Stream.of(
        arguments(
            "    purpose: analytics",
            "    purpose: anayltics",
            "53: cookie \"_ga\": purpose \"anayltics\" is not declared; did you mean \"analytics\"?"),
        arguments(
            "    purpose: analytics",
            "    purpose: comfort",
            "53: cookie \"_ga\": purpose \"comfort\" is not declared; declare it under purposes"),
        arguments(
            "    vendor: smallest\n    lifetime: P2Y",
            "    vendor: nobody\n    lifetime: P2Y",
            "54: cookie \"_ga\": vendor \"nobody\" is not declared; declare it under vendors"),
        arguments(
            "- name: _ga",
            "- name: JSESSIONID",
            "52: cookie \"JSESSIONID\" is declared twice (first in line 48); remove one"),
        arguments(
            "  advertising:\n    name: Advertising\n    explanation: Shows.\n",
            "",
            "29: purposes: \"advertising\" is missing; add it"),
        arguments(
            "    explanation: Needed.",
            "    explanation: Needed.\n    when-refused: No",
            "33: purpose \"essential\": it cannot be refused; remove \"when-refused\""),
        arguments(
            "default-language: en",
            "default-language: ja",
            "6: \"default-language\" is \"ja\"; write one of languages, or add it there"),
        arguments(
            "domains: [www.smallest.example]",
            "domains: [www.smallest.example, www.other.example]",
            "4: \"www.other.example\" does not lie in the cookie domain \"smallest.example\"; mend either of them"),
        arguments(
            "domains: [www.smallest.example]",
            "domains: [notsmallest.example]",
            "4: \"notsmallest.example\" does not lie in the cookie domain \"smallest.example\"; mend either of them"));
  }

  @Test
  void tells_every_problem_at_once_in_the_order_of_lines() {
    String text = Definitions.smallest("- name: _ga", "- name: JSESSIONID");
    text = Definitions.bent(text, "countries: [KR]", "countries: [Korea]");
    text = Definitions.bent(text, "title: {en: Your choice, ko: 선택}", "title: {en: Your choice}");
    text = Definitions.bent(text, "lifetime: P2Y", "lifetime: long");
    text = Definitions.bent(text, "time-zone:", "timezone:");
    assertThat(problemsOf(text))
        .containsExactly(
            "smallest.yaml:1: \"time-zone\" is missing; add it",
            "smallest.yaml:7: unknown key \"timezone\"; did you mean \"time-zone\"?",
            "smallest.yaml:8: title: \"ko\" is missing; add it",
            "smallest.yaml:45: vendor \"smallest\": \"countries\" is \"Korea\"; write a country of ISO 3166-1 such as KR, in two capital letters",
            "smallest.yaml:52: cookie \"JSESSIONID\" is declared twice (first in line 48); remove one",
            "smallest.yaml:55: cookie \"JSESSIONID\": \"lifetime\" is \"long\"; write an ISO 8601 duration such as P2Y or PT30M, or session");
  }

  @Test
  void names_every_missing_key_of_an_almost_empty_definition() {
    assertThat(problemsOf("site: smallest"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    "languages",
                    "domains",
                    "purposes",
                    "vendors",
                    "name",
                    "default-language",
                    "time-zone",
                    "title",
                    "introduction",
                    "contacts",
                    "cookies")
                .map(key -> "smallest.yaml:1: \"" + key + "\" is missing; add it")
                .toList());
  }

  @Test
  void puts_every_problem_into_the_message() {
    List<String> problems = problemsOf("site: S");
    assertThat(problems).hasSizeGreaterThan(5);
    assertThatThrownBy(() -> Definitions.read("site: S"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessage(String.join("\n", problems));
  }
}
