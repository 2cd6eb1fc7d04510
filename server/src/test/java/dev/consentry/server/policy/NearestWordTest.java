package dev.consentry.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestWordTest {
  private static final List<String> KNOWN =
      List.of("purposes", "purpose", "vendor", "lifetime", "name");

  @ParameterizedTest
  @CsvSource({
    "purpos, purpose",
    "prupose, purpose",
    "vendors, vendor",
    "liftime, lifetime",
    "Name, name",
    "naem, name"
  })
  void finds_what_was_meant(String written, String meant) {
    assertThat(NearestWord.to(written, KNOWN)).hasValue(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "x", ""})
  void finds_nothing_when_nothing_is_near(String written) {
    assertThat(NearestWord.to(written, KNOWN)).isEmpty();
  }

  @Test
  void does_not_search_for_what_nobody_would_type() {
    String word = "a".repeat(41);
    assertThat(NearestWord.to(word, List.of(word))).isEmpty();
  }
}
