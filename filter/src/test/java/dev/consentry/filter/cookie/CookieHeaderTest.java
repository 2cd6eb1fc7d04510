package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieHeaderTest {
  private static List<String> names(String header) {
    List<String> names = new ArrayList<>();
    CookieHeader.forEach(header, (text, start, end) -> names.add(text.substring(start, end)));
    return names;
  }

  @Test
  void visits_names_in_order_and_passes_over_what_has_none() {
    assertThat(names("a=1; b=2;c=; =4; five; \td\t = x=y ;;")).containsExactly("a", "b", "c", "d");
    assertThat(names("")).isEmpty();
    assertThat(names("nameless")).isEmpty();
  }

  @Test
  void takes_the_equals_sign_of_the_same_pair_only() {
    assertThat(names("nameless; a=1")).containsExactly("a");
    assertThat(CookieHeader.value("a; b=1", "a")).isNull();
  }

  @Test
  void reads_the_first_value_of_a_name() {
    assertThat(CookieHeader.value("consent=x; consent=y", "consent")).isEqualTo("x");
    assertThat(CookieHeader.value("a=1;  consent =  x.y.z ", "consent")).isEqualTo("x.y.z");
    assertThat(CookieHeader.value("consent=", "consent")).isEmpty();
  }

  @Test
  void gives_no_value_for_a_name_that_stands_without_one() {
    assertThat(CookieHeader.value("consent ", "consent")).isNull();
    assertThat(CookieHeader.value("consent x=1", "consent")).isNull();
    assertThat(CookieHeader.value("consent;=1", "consent")).isNull();
    assertThat(CookieHeader.value("", "consent")).isNull();
  }

  @Test
  void reads_the_pair_that_begins_at_a_name() {
    assertThat(CookieHeader.pairAt("a=1; b = 2 ; c=3", 5)).isEqualTo("b = 2");
    assertThat(CookieHeader.pairAt("a=1; b=2", 5)).isEqualTo("b=2");
  }

  @Test
  void takes_no_name_for_another_that_begins_or_ends_with_it() {
    assertThat(CookieHeader.value("consent-choices=x", "consent")).isNull();
    assertThat(CookieHeader.value("__Host-consent=x", "consent")).isNull();
    assertThat(CookieHeader.value("Consent=x", "consent")).isNull();
    assertThat(CookieHeader.value("consent", "consent")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=1; b=2; c=3 | a=1; b=2; c=3",
        "x=1; b=2; c=3 | b=2; c=3",
        "a=1; x=2; c=3 | a=1; c=3",
        "a=1; b=2; x=3 | a=1; b=2",
        "`x=1;b= \"2 ;;  x =3;c` | `b= \"2 ;c`",
        "xx=1; ax=2 | xx=1; ax=2",
        "a=x=1; x=a=1 | a=x=1",
      })
  void leaves_cookies_out_and_the_others_byte_for_byte(String header, String rest) {
    assertThat(CookieHeader.without(header, CookieHeaderTest::isX)).isEqualTo(rest);
  }

  @Test
  void leaves_nothing_when_every_cookie_is_left_out() {
    assertThat(CookieHeader.without("x=1; x=2;", CookieHeaderTest::isX)).isNull();
    assertThat(CookieHeader.without("a=1", (header, start, end) -> true)).isNull();
  }

  @Test
  void hands_back_the_very_header_when_nothing_is_left_out() {
    for (String header : List.of("", "; ;", " a=1;; b=2 ; ")) {
      assertThat(CookieHeader.without(header, CookieHeaderTest::isX)).isSameAs(header);
    }
  }

  @Test
  void takes_what_has_no_name_for_a_cookie_with_an_empty_one() {
    assertThat(CookieHeader.without("a=1; nameless; =2", (header, start, end) -> start == end))
        .isEqualTo("a=1");
  }

  @Test
  void finds_whether_any_cookie_meets_something_and_takes_blanks_for_none() {
    assertThat(CookieHeader.anyMatch("a=1; ; x=2", CookieHeaderTest::isX)).isTrue();
    assertThat(CookieHeader.anyMatch("a=1; ; b=2;", CookieHeaderTest::isX)).isFalse();
    assertThat(CookieHeader.anyMatch("; ;", (header, start, end) -> true)).isFalse();
  }

  private static boolean isX(String header, int start, int end) {
    return header.substring(start, end).equals("x");
  }
}
