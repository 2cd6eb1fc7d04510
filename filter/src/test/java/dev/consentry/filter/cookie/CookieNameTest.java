package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieNameTest {
  private static final String SAME_FACTOR_TWICE = "a".repeat(32);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_ga=1; Path=/",
        "_ga=",
        "=1",
        "",
        "_ga",
        "_ga; a=b",
        ";=",
        " _ga=1",
        "_ga =1",
        "\t_ga\t=1",
        "a b=1",
        "  =1",
        "\u00e4=1",
        "_ga==1",
        "abcdefghijklmnopqrstuvwxyz0123456789=1"
      })
  void a_line_has_the_name_that_browsers_read(String line) {
    String name = SetCookieLine.name(line);

    assertThat(CookieName.inLine(line)).hasToString(name);
    assertThat(CookieName.inLine(line).hash()).isEqualTo(CookieName.of(name).hash());
  }

  @Test
  void it_is_no_longer_and_no_shorter_name() {
    CookieNames<String> names = CookieNames.of(Map.of("_ga", "found"));

    assertThat(names.find(CookieName.inLine("_ga_X=1"))).isNull();
    assertThat(names.find(CookieName.inLine("_g=1"))).isNull();
    assertThat(names.find(CookieName.of("x_gay", 1, 4))).isEqualTo("found");
  }

  @Test
  void names_longer_than_the_factors_are_found_among_their_like() {
    CookieNames<String> names =
        CookieNames.of(Map.of(SAME_FACTOR_TWICE + "b", "first", "b" + SAME_FACTOR_TWICE, "second"));

    assertThat(CookieName.of(SAME_FACTOR_TWICE + "b").hash())
        .isEqualTo(CookieName.of("b" + SAME_FACTOR_TWICE).hash());
    assertThat(names.find(SAME_FACTOR_TWICE + "b")).isEqualTo("first");
    assertThat(names.find("b" + SAME_FACTOR_TWICE)).isEqualTo("second");
  }

  @Test
  void a_name_with_the_hash_of_another_one_is_not_found_for_it() {
    String rest = SAME_FACTOR_TWICE.substring(1);
    CookieNames<String> names = CookieNames.of(Map.of(SAME_FACTOR_TWICE + "b", "found"));
    CookieName asLong = CookieName.of("b" + SAME_FACTOR_TWICE);
    // The factor of the first place is that of the 33rd: one character there weighs as much as two.
    CookieName shorter = CookieName.of((char) ('a' + 'b' + 1) + rest);

    assertThat(asLong.hash()).isEqualTo(CookieName.of(SAME_FACTOR_TWICE + "b").hash());
    assertThat(shorter.hash()).isEqualTo(asLong.hash());
    assertThat(names.find(asLong)).isNull();
    assertThat(names.find(shorter)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b", "_ga", "\t_ga", "\u00ff"})
  void a_name_arrives_unchanged(String name) {
    assertThat(CookieName.of(name).arrivesUnchanged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=\u015f", "_ga\u013d1", "_ga\u0001", "_ga\u007f"})
  void a_name_arrives_as_another_one(String name) {
    assertThat(CookieName.of(name).arrivesUnchanged()).isFalse();
  }
}
