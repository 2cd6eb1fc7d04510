package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetCookieLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "_ga=1; Path=/|_ga",
        "_ga=1|_ga",
        "  _ga  =1|_ga",
        "_ga==1|_ga",
        "_GA=1|_GA",
        "\"_ga\"=1|\"_ga\"",
        "%5Fga=1|%5Fga",
        "_ga\u00a0=1|_ga\u00a0",
        "a b=1|a b",
        "a,b=1|a,b",
      })
  void reads_the_name_as_browsers_do(String line, String name) {
    assertThat(SetCookieLine.name(line)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"''", "=1", "'  =1'", "_ga", "'_ga; a=b'", "';_ga=1'", "'  '"})
  void finds_no_name_where_a_browser_finds_none(String line) {
    assertThat(SetCookieLine.name(line)).isEmpty();
  }

  @Test
  void trims_tabs_around_the_name() {
    assertThat(SetCookieLine.name("\t_ga\t=1")).isEqualTo("_ga");
  }
}
