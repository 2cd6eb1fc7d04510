package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieNameTest {
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

  /** Sixteen characters are told by numbers alone, more of them by their characters too. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 200})
  void names_that_differ_in_any_one_place_are_told_apart(int length) {
    String name = "a".repeat(length);
    CookieNames<String> names = CookieNames.of(Map.of(name, "found"));

    assertThat(names.find(name)).isEqualTo("found");
    assertThat(names.find(name + "a")).isNull();
    assertThat(names.find(CookieName.of("=" + name, 1, length))).isNull();
    for (int place = 0; place < length; place++) {
      String other = name.substring(0, place) + "b" + name.substring(place + 1);
      assertThat(names.find(other)).as(other).isNull();
    }
  }

  @Test
  void a_long_name_with_the_hash_of_another_one_is_not_found_for_it() {
    // Beyond sixteen characters each place is mixed with that eight or more before it.
    String one = "b" + "a".repeat(7) + "c" + "a".repeat(15);
    String other = "c" + "a".repeat(7) + "b" + "a".repeat(15);
    CookieName asOther = CookieName.of(other);
    CookieNames<String> names = CookieNames.of(Map.of(one, "found"));

    assertThat(asOther.hash()).isEqualTo(CookieName.of(one).hash());
    assertThat(asOther.head()).isEqualTo(CookieName.of(one).head());
    assertThat(asOther.tail()).isEqualTo(CookieName.of(one).tail());
    assertThat(names.find(other)).isNull();
    assertThat(names.find(one)).isEqualTo("found");
  }

  @Test
  void characters_that_share_bits_are_not_the_same() {
    assertThatEachIsFoundByItselfAlone("\u0161", "a");
    assertThatEachIsFoundByItselfAlone("\u0001a", "a");
    assertThatEachIsFoundByItselfAlone("\u6161", "aa");
    assertThatEachIsFoundByItselfAlone("a\u6161", "\u61c2a");
  }

  private static void assertThatEachIsFoundByItselfAlone(String one, String other) {
    assertThat(CookieNames.of(Map.of(one, 1)).find(other)).isNull();
    assertThat(CookieNames.of(Map.of(other, 2)).find(one)).isNull();
    assertThat(CookieNames.of(Map.of(one, 1, other, 2)).find(one)).isEqualTo(1);
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
