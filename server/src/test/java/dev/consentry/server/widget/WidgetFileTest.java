package dev.consentry.server.widget;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WidgetFileTest {
  @ParameterizedTest
  @CsvSource({
    "'gzip, deflate, br', br",
    "'gzip, br;q=0', gzip",
    "'GZIP;q=0.5', gzip",
    "identity, ''",
    "'', ''",
    ", ''"
  })
  void the_smallest_coding_that_the_caller_takes_is_chosen(String accepted, String coding) {
    assertThat(WidgetFile.codingFor(accepted)).isEqualTo(coding);
  }

  @ParameterizedTest
  @ValueSource(strings = {"widget/small.js", "widget/whole.js", "consent-mode.js", "widget.js"})
  void what_pages_ask_for_is_there_in_every_coding(String name) throws IOException {
    WidgetFile file = requireNonNull(WidgetFile.find(name));

    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(file.in("gzip"))).readAllBytes();

    assertThat(unpacked).isEqualTo(file.in("")).isNotEmpty();
    assertThat(file.in("br")).hasSizeLessThan(file.in("").length);
  }

  @Test
  void the_script_for_a_visitor_who_has_chosen_is_at_most_a_kilobyte() {
    assertThat(requireNonNull(WidgetFile.find("widget/small.js")).in("br"))
        .hasSizeLessThanOrEqualTo(1000);
  }

  @Test
  void another_name_is_not_there() {
    assertThat(WidgetFile.find("widget/none.js")).isNull();
  }
}
