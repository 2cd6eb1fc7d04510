package dev.consentry.filter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetCookieHeaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Set-Cookie",
        "set-cookie",
        "SET-COOKIE",
        " Set-Cookie",
        "Set-Cookie ",
        "\tSet-Cookie\r\n",
        "Set-Cookie\u0000",
        "Set-Coo\u016bie",
        "\u00a0Set-Cookie"
      })
  void knows_the_header_however_it_is_written(String name) {
    assertThat(SetCookieHeader.lineOf(name, "a=1")).isEqualTo("a=1");
  }

  @Test
  void reads_what_the_wire_makes_of_a_colon_in_the_name() {
    assertThat(SetCookieHeader.lineOf("Set-Cookie: _ga=1; x", "y")).isEqualTo(" _ga=1; x: y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Cookie", "Set-Cookie2", "Set-Cooki", "X-Set-Cookie", "Set Cookie xx"})
  void takes_no_other_header_for_it(String name) {
    assertThat(SetCookieHeader.lineOf(name, "a=1")).isNull();
  }

  @Test
  void a_missing_name_or_value_is_no_line() {
    assertThat(SetCookieHeader.lineOf(null, "a=1")).isNull();
    assertThat(SetCookieHeader.lineOf("Set-Cookie", null)).isNull();
  }
}
