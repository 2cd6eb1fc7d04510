package dev.consentry.server.policy;

import static dev.consentry.server.policy.Definitions.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.consentry.server.policy.LanguageChange.Kind;
import dev.consentry.server.widget.WidgetWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site says in words of its own, where the widget has others. */
class OwnWordsTest {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Map<String, Integer> SINCE = Map.of("analytics", 1, "advertising", 1);
  private static final String OWN =
      """
      words:
        settings: {ko: 고르기}
        accept-all: {en: "Yes, all", ko: 좋아요}
        privacy-policy: P
      """;

  private static String with(String words) {
    return Definitions.smallest() + words;
  }

  private static Notice notice(String definition, String language) {
    return NoticeComposer.compose(Definitions.read(definition), 1, NEW_YEAR, SINCE).stream()
        .filter(notice -> notice.language().equals(language))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void are_read_for_the_languages_that_have_them_in_the_widgets_order() {
    PolicyDefinition policy = Definitions.read(with(OWN));

    assertThat(policy.wordsIn("en"))
        .containsExactly(entry("acceptAll", "Yes, all"), entry("privacyPolicy", "P"));
    assertThat(policy.wordsIn("ko"))
        .containsExactly(
            entry("settings", "고르기"), entry("acceptAll", "좋아요"), entry("privacyPolicy", "P"));
  }

  @Test
  void are_part_of_the_text_that_is_shown_and_hashed() {
    Notice notice = notice(with(OWN), "en");

    assertThat(notice.json())
        .endsWith("\"words\":{\"acceptAll\":\"Yes, all\",\"privacyPolicy\":\"P\"}}");
    assertThat(notice.hash()).isNotEqualTo(notice(Definitions.smallest(), "en").hash());
  }

  @Test
  void stand_in_the_place_of_the_widgets() {
    List<String> widgets = WidgetWords.in("ko", Map.of());
    List<String> words = WidgetWords.in("ko", Definitions.read(with(OWN)).wordsIn("ko"));

    assertThat(words).hasSameSizeAs(widgets).startsWith("ko").contains("고르기", "좋아요", "P");
    assertThat(words.get(1)).isEqualTo(widgets.get(1));
  }

  @Test
  void on_the_permanent_button_are_part_of_the_notice_and_known_by_language() {
    PolicyDefinition policy =
        Definitions.read(with(OWN + "  permanent-button: {ko: 선택, en: Mine}"));

    assertThat(policy.permanentButton()).containsExactly(entry("en", "Mine"), entry("ko", "선택"));
    assertThat(notice(with(OWN + "  permanent-button: {ko: 선택}\n"), "ko").json())
        .endsWith("\"privacyPolicy\":\"P\",\"permanentButton\":\"선택\"}}");
    assertThat(Definitions.read(with(OWN)).permanentButton()).isEmpty();
  }

  @Test
  void ask_nobody_again_and_are_named_as_rewording() {
    PolicyDefinition before = Definitions.read(Definitions.smallest());
    PolicyDefinition after = Definitions.read(with("words: {save: {en: Keep}}\n"));

    assertThat(PolicyDifference.between(before, PolicyDifference.first(before).since(), after, 2))
        .satisfies(difference -> assertThat(difference.changes()).isEmpty())
        .satisfies(difference -> assertThat(difference.since()).containsEntry("analytics", 1));
    assertThat(LanguageChange.between(before, after))
        .containsExactly(
            new LanguageChange("en", Kind.REWORDED, List.of("words.save")),
            new LanguageChange("ko", Kind.UNCHANGED, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acept-all: X|60: words: unknown key \"acept-all\"; did you mean \"accept-all\"?",
        "acceptAll: X|60: words: unknown key \"acceptAll\"; did you mean \"accept-all\"?",
        "language: X|60: words: unknown key \"language\"; remove it (known are accept,",
        "permanent-button: A button that says far more than fits in there|60: words:"
            + " \"permanent-button\" is \"A button that says far more than fits in there\"; write one"
            + " line of at most 40 characters",
        "save:|60: words: \"save\" is empty; give it a value",
        "save: {ko: ''}|60: words: save: \"ko\" is empty; give it a value",
        "save: {fr: X}|60: words: save: \"fr\" is not one of languages; add it there",
        "save: \"A\\nB\"|60: words: \"save\" is \"A\nB\"; write one line of at most 300 characters",
      })
  void that_do_not_hold_are_refused_with_line_and_what_to_do(String word, String problem) {
    assertThat(problemsOf(with("words:\n  " + word + "\n")))
        .singleElement()
        .asString()
        .startsWith("smallest.yaml:" + problem.replace("\\n", "\n"));
  }

  @Test
  void in_a_language_that_the_widget_does_not_speak_are_all_there_or_none() {
    String esperanto = Definitions.smallest("languages: [en, ko]", "languages: [en, eo]");
    esperanto = esperanto.replace(", ko: ", ", eo: ");

    assertThat(problemsOf(esperanto + "words:\n  save: {en: Keep, eo: Konservi}\n"))
        .singleElement()
        .asString()
        .startsWith(
            "smallest.yaml:60: \"words\": the widget has none of its own in \"eo\"; write all of them"
                + " in it, or none (missing are preferences, settings, accept-all, ");
    assertThat(WidgetWords.in("eo", Definitions.read(esperanto).wordsIn("eo"))).isNull();

    String button = esperanto + "words:\n  permanent-button: {eo: Elektoj}\n";
    assertThat(WidgetWords.in("eo", Definitions.read(button).wordsIn("eo"))).isNull();

    Map<String, String> all = Definitions.read(esperanto + wordsIn("eo")).wordsIn("eo");
    assertThat(WidgetWords.in("eo", all)).startsWith("eo", "X preferences").hasSize(all.size() + 1);
  }

  private static String wordsIn(String language) {
    return WidgetWords.names().stream()
        .map(
            name -> {
              String key = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
              return "  " + key + ": {" + language + ": X " + key + "}\n";
            })
        .collect(Collectors.joining("", "words:\n", ""));
  }
}
