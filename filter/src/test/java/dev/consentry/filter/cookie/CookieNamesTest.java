package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieNamesTest {
  private static final CookieNames<String> NAMES =
      CookieNames.of(
          Map.of("_ga", "exact", "_ga_*", "short", "_ga_X*", "long", "_ga_XY", "exact of pattern"));

  @Test
  void finds_an_exact_name_only_by_itself() {
    assertThat(NAMES.find("_ga")).isEqualTo("exact");
    assertThat(CookieNames.of(Map.of("a", 1)).find("a")).isEqualTo(1);
    assertThat(NAMES.find("_gab")).isNull();
    assertThat(NAMES.find("_g")).isNull();
    assertThat(NAMES.find("_GA")).isNull();
    assertThat(NAMES.find("")).isNull();
  }

  @Test
  void a_pattern_covers_every_name_that_begins_with_it() {
    assertThat(NAMES.find("_ga_")).isEqualTo("short");
    assertThat(NAMES.find("_ga_1")).isEqualTo("short");
    assertThat(CookieNames.of(Map.of("x*", 1)).find("xy")).isEqualTo(1);
  }

  @Test
  void a_longer_pattern_beats_a_shorter_one_and_an_exact_name_both() {
    assertThat(NAMES.find("_ga_X1")).isEqualTo("long");
    assertThat(NAMES.find("_ga_XY")).isEqualTo("exact of pattern");
    assertThat(NAMES.find("_ga_XYZ")).isEqualTo("long");
  }

  @Test
  void looks_at_nothing_outside_the_piece_it_is_asked_for() {
    assertThat(NAMES.find(CookieName.of("x_gay", 1, 4))).isEqualTo("exact");
    assertThat(NAMES.find(CookieName.of("_ga_", 0, 3))).isEqualTo("exact");
  }

  @Test
  void tells_names_with_the_same_hash_apart() {
    assertThat("Aa").hasSameHashCodeAs("BB");
    CookieNames<String> names = CookieNames.of(Map.of("Aa", "first", "BBx*", "pattern"));

    assertThat(names.find("Aa")).isEqualTo("first");
    assertThat(names.find("BB")).isNull();
    assertThat(names.find("AaxZ")).isNull();
    assertThat(names.find("BBxZ")).isEqualTo("pattern");
  }

  @Test
  void finds_each_of_ten_thousand_names() {
    Map<String, Integer> entries = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      entries.put("name" + i, i);
    }
    CookieNames<Integer> names = CookieNames.of(entries);

    entries.forEach((name, value) -> assertThat(names.find(name)).isEqualTo(value));
    assertThat(names.find("name10000")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "a*b", "a**", "*a"})
  void refuses_what_is_no_name_and_no_prefix_pattern(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> CookieNames.of(Map.of(name, 1)));
  }
}
