package dev.consentry.filter.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own words, which are the widget's. */
class WordsTest {
  private static final Path WIDGET = Path.of("../js-widget/src/i18n");

  static Stream<String> languages() {
    return Languages.ALL.stream().sorted();
  }

  @Test
  void the_words_stand_in_the_order_of_the_widgets() throws IOException {
    String list = Files.readString(WIDGET.resolve("words.ts"), UTF_8);
    List<String> names =
        Pattern.compile("(?m)^ {2}([a-zA-Z]+),$")
            .matcher(list)
            .results()
            .map(name -> name.group(1).replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
            .toList();

    assertThat(Arrays.stream(Word.values()).map(Word::name))
        .containsExactlyElementsOf(names.subList(0, names.indexOf("COUNT")));
  }

  @Test
  void there_is_every_language_of_the_widget() throws IOException {
    try (Stream<Path> files = Files.list(WIDGET)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.matches("[a-z]{2,3}(-[a-z]{2,4})?\\.ts"))
                  .map(file -> file.replace(".ts", "")))
          .hasSizeGreaterThanOrEqualTo(40)
          .containsExactlyInAnyOrderElementsOf(Languages.ALL);
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_language_says_everything(String language) {
    Words words = Words.in(language);

    assertThat(words.tag()).isEqualToIgnoringCase(language);
    assertThat(Word.values()).noneMatch(word -> words.say(word).isBlank());
    assertThat(words.lifetime("session")).isEqualTo(words.say(Word.SESSION));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_language_counts_what_a_cookie_lives(String language) {
    for (String unit : List.of("P%dY", "P%dM", "P%dW", "P%dD", "PT%dH", "PT%dM", "PT%dS")) {
      for (int count : List.of(0, 1, 2, 3, 5, 11, 21, 100, 199, 200, 399, 1000)) {
        String duration = unit.formatted(count);
        assertThat(Words.in(language).lifetime(duration))
            .as(duration)
            .isNotBlank()
            .doesNotContain("#")
            .isNotEqualTo(duration);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "P1Y, en, 1 year",
    "P2Y, en, 2 years",
    "P1Y6M, ko, 1년 6개월",
    "PT30M, ja, 30 分",
    "P90D, ru, 90 дней",
    "P21D, ru, 21 день",
    "P22D, ru, 22 дня",
    "P2Y, pl, 2 lata",
    "P5Y, pl, 5 lat",
    "P2Y, ar, سنتان",
    "P13M, zh-hant, 13 個月",
    "P101D, sl, 101 dan",
    "P1000D, de, 1.000 Tage",
    "P, en, P",
    "forever, en, forever",
    "P9999999999Y, en, P9999999999Y",
  })
  void a_duration_is_said_as_people_say_it(String duration, String language, String said) {
    assertThat(Words.in(language).lifetime(duration)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "zh-TW, zh-hant",
    "zh-HK, zh-hant",
    "zh-Hant-CN, zh-hant",
    "zh-CN, zh-hans",
    "zh, zh-hans",
    "pt-BR, pt-br",
    "pt-PT, pt",
    "pt, pt",
    "sr, sr",
    "sr-Latn-RS, sr-latn",
    "sr-ME, sr-latn",
    "nn-NO, nb",
    "no, nb",
    "iw, he",
    "tl, fil",
    "in, id",
    "ko-KR, ko",
    "xx, en",
    "../ko, en",
    "'', en",
  })
  void the_nearest_language_is_found(String tag, String language) {
    assertThat(Languages.of(tag, null)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({
    "'xx, ja;q=0.5, ko;q=0.8', ko",
    "'ko;q=0, ja;q=0.1', ja",
    "'*', en",
    "'ko;q=x', en",
    "'zh-TW,zh;q=0.9,en;q=0.8', zh-hant",
  })
  void the_browsers_languages_are_asked_in_its_order(String header, String language) {
    assertThat(Languages.of(null, header)).isEqualTo(language);
    assertThat(Languages.of("sv", header)).isEqualTo("sv");
  }

  @Test
  void what_is_written_from_right_to_left_is_known() {
    assertThat(List.of("ar", "he", "fa-IR", "ur", "en", "ko"))
        .extracting(Languages::direction)
        .containsExactly("rtl", "rtl", "rtl", "rtl", "ltr", "ltr");
  }

  @Test
  void html_takes_no_markup_from_a_text() {
    Html html =
        new Html()
            .element("p", "<script>&\u0000", "title", "\"'>", "lang", null)
            .link("x", "javascript:alert(1)")
            .link("y", "https://x.example/?a=1&b=2");

    assertThat(html)
        .hasToString(
            "<p title=\"&quot;&#39;&gt;\">&lt;script&gt;&amp;\uFFFD</p><span>x</span>"
                + "<a href=\"https://x.example/?a=1&amp;b=2\">y</a>");
  }
}
