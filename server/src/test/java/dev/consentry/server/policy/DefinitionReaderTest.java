package dev.consentry.server.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.server.jurisdiction.ConsentModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {
  @Test
  void reads_everything_that_a_definition_says() {
    PolicyDefinition policy = Definitions.read(Definitions.smallest());
    assertThat(policy.cookieDomain()).isEqualTo("smallest.example");
    assertThat(policy.title().in("ko")).isEqualTo("선택");
    assertThat(policy.name().in("ko")).isEqualTo("Smallest");
    assertThat(policy.consent().minimumAge()).isEqualTo(14);
    assertThat(policy.retention())
        .containsExactly(
            new RetentionRule(
                policy.retention().get(0).data(),
                new Keep.For(CalendarDuration.parse("P1Y")),
                AfterKeeping.STORE_APART,
                CalendarDuration.parse("P4Y"),
                true,
                false));
    assertThat(policy.vendors().get(0).privacyPolicy())
        .isEqualTo("https://www.smallest.example/privacy");
    CookieDeclaration cookie = policy.cookies().get(1);
    assertThat(cookie.domain()).isEqualTo("smallest.example");
    assertThat(cookie.path()).isEqualTo("/");
    assertThat(cookie.lifetime()).hasToString("P2Y");
    assertThat(cookie.isPattern()).isFalse();
  }

  @Test
  void fills_in_what_may_be_left_out() {
    String text =
        Definitions.smallest(
            "consent:\n  model: opt-in\n  ask-again-after: P6M\n  minimum-age: 14\n", "");
    text = Definitions.bent(text, "notice-period:\n  changes: P7D\n  material-changes: P30D\n", "");
    text = Definitions.bent(text, "    revision: 1\n", "");
    text = Definitions.bent(text, "cookie-domain: smallest.example\n", "");
    text =
        Definitions.bent(
            text, "links:\n  - title: More\n    url: https://www.smallest.example/more\n", "");
    text =
        Definitions.bent(
            text, "    domain: smallest.example\n    path: /\n    explanation: Counts.\n", "");
    PolicyDefinition policy = Definitions.read(text);
    assertThat(policy.consent())
        .isEqualTo(new ConsentTerms(ConsentModel.OPT_IN, CalendarDuration.parse("P6M"), null));
    assertThat(policy.noticePeriod())
        .isEqualTo(new NoticePeriod(CalendarDuration.parse("P7D"), CalendarDuration.parse("P30D")));
    assertThat(policy.purposes()).extracting(Purpose::revision).containsOnly(1);
    assertThat(policy.cookieDomain()).isNull();
    assertThat(policy.links()).isEmpty();
    assertThat(policy.cookies().get(1).path()).isEqualTo("/");
    assertThat(policy.cookies().get(1).domain()).isNull();
    assertThat(policy.cookies().get(1).explanation()).isNull();
  }

  @Test
  void allows_overlapping_patterns_of_different_purposes() {
    String pattern = "  - {name: _g*, purpose: advertising, vendor: smallest, lifetime: P1Y}\n";
    PolicyDefinition policy =
        Definitions.read(Definitions.smallest("cookies:\n", "cookies:\n" + pattern));
    assertThat(policy.cookies().get(0).isPattern()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "zh-Hant", "pt-BR", "yue"})
  void reads_languages_as_they_are_written(String language) {
    String text = Definitions.smallest("languages: [en, ko]", "languages: [en, " + language + "]");
    text = Definitions.bent(text, ", ko: ", ", " + language + ": ");
    assertThat(Definitions.read(text).title().in(language)).isEqualTo("선택");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r"})
  void reads_the_line_ends_of_every_system(String lineEnd) {
    assertThat(Definitions.read(Definitions.smallest().replace("\n", lineEnd)))
        .isEqualTo(Definitions.read(Definitions.smallest()));
  }

  @Test
  void reads_past_a_byte_order_mark() {
    assertThat(Definitions.read("\uFEFF" + Definitions.smallest()).site()).isEqualTo("smallest");
  }

  @Test
  void calls_the_file_what_the_caller_calls_it() {
    assertThatThrownBy(() -> new DefinitionReader().read("mine.yaml", "a: b".getBytes(UTF_8)))
        .hasMessageContaining("mine.yaml:1: unknown key \"a\"");
  }

  @Test
  void says_which_languages_there_are_when_asked_for_another() {
    LocalizedText title = Definitions.read(Definitions.smallest()).title();
    assertThatThrownBy(() -> title.in("fr"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("en");
  }
}
