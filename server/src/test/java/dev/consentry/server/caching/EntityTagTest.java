package dev.consentry.server.caching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
  private static final EntityTag TAG = EntityTag.of("abc");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"abc\"",
        "W/\"abc\"",
        "*",
        "\"x\", \"abc\"",
        "\"abc\",\"x\"",
        "\"a,b\" , W/\"abc\"",
        "\"\", \"abc\""
      })
  void matches_the_tag_wherever_it_stands(String header) {
    assertThat(TAG.matches(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "\"ab\"",
        "\"abcd\"",
        "\"ABC\"",
        "\"abc",
        "w",
        "\"x, abc\"",
        "\"x\"abc\"y\""
      })
  void matches_no_other(String header) {
    assertThat(TAG.matches(header)).isFalse();
  }

  @Test
  void matches_nothing_where_nothing_is_asked_and_reads_no_endless_header() {
    assertThat(TAG.matches(null)).isFalse();
    assertThat(TAG.matches("\"x\",".repeat(2000) + "\"abc\"")).isFalse();
  }
}
