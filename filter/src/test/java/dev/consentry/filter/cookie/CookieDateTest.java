package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as RFC 6265bis, section 5.1.1, has browsers read them. */
class CookieDateTest {
  private static long read(String text) {
    return CookieDate.parse(text, 0, text.length());
  }

  private static long at(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }

  @ParameterizedTest
  @CsvSource({
    "Sun 22 Nov 2026 10:20:30, 2026-11-22T10:20:30Z",
    "22 Nov 1969 00:00:00, 1969-11-22T00:00:00Z",
    "22 Nov 70 00:00:00, 1970-11-22T00:00:00Z",
    "22 Nov 99 00:00:00, 1999-11-22T00:00:00Z",
    "22 Nov 69 00:00:00, 2069-11-22T00:00:00Z",
    "22 Nov 00 00:00:00, 2000-11-22T00:00:00Z",
    "1 Jan 1601 00:00:00, 1601-01-01T00:00:00Z",
    "1 Jan 2000 23:59:59, 2000-01-01T23:59:59Z",
    "1 Jan 2000 0:0:0, 2000-01-01T00:00:00Z",
    "29 FEBRUARY 2024 01:02:03, 2024-02-29T01:02:03Z",
    "2024 29 feb 01:02:03 4:05:06, 2024-02-29T01:02:03Z",
    "01:02:03pm 7th dec 1999er, 1999-12-07T01:02:03Z",
    "1 Jan Feb 2000 00:00:00, 2000-01-01T00:00:00Z",
    "1 2 Jan 2000 00:00:00, 2000-01-01T00:00:00Z",
    "1 Jan 2000 2001 00:00:00, 2000-01-01T00:00:00Z",
  })
  void takes_the_first_word_that_looks_like_each_part(String text, String instant) {
    assertThat(read(text)).isEqualTo(at(instant));
  }

  @ParameterizedTest
  @CsvSource({"jan,1", "feb,2", "mar,3", "apr,4", "may,5", "jun,6", "jul,7", "aug,8", "sep,9"})
  void knows_each_month(String name, int month) {
    assertThat(read("5 " + name + " 2020 00:00:00"))
        .isEqualTo(at("2020-0%d-05T00:00:00Z".formatted(month)));
    assertThat(read("5 oct 2020 00:00:00")).isEqualTo(at("2020-10-05T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 Jan 2000",
        "1 Jan 2000 1:2",
        "1 Jan 2000 1:2x3:4",
        "1 Jan 2000 1:",
        "1 Jan 2000 :1:1",
        "1 Jan 2000 100:00:00",
        "1 Ja 2000 00:00:00",
        "1 xan 2000 00:00:00",
        "1 jxn 2000 00:00:00",
        "1 jax 2000 00:00:00",
        "100 Jan 2000 00:00:00",
        "1 Jan 2 00:00:00",
        "1 Jan 20000 00:00:00",
        "1 Jan 1600 00:00:00",
        "0 Jan 2000 00:00:00",
        "32 Jan 2000 00:00:00",
        "29 Feb 2023 00:00:00",
        "1 Jan 2000 24:00:00",
        "1 Jan 2000 00:60:00",
        "1 Jan 2000 00:00:60",
      })
  void finds_no_date_where_a_part_is_missing_or_out_of_range(String text) {
    assertThat(read(text)).isEqualTo(CookieDate.NONE);
  }

  /** The delimiters are all printable ASCII characters but letters, digits and the colon. */
  @Test
  void parts_words_at_delimiters_and_nowhere_else() {
    long date = at("2000-01-01T00:00:00Z");
    for (char c = 0; c < 0x100; c++) {
      boolean delimiter =
          c == '\t' || (c >= ' ' && c < 0x7F && c != ':' && !Character.isLetterOrDigit(c));

      assertThat(read("2000" + c + "1 jan 00:00:00"))
          .as("character " + (int) c)
          .isEqualTo(delimiter ? date : CookieDate.NONE);
    }
  }

  @Test
  void looks_at_nothing_outside_the_piece_it_is_asked_for() {
    String text = "31 1 Jan 2000 00:00:00 jan1";

    assertThat(CookieDate.parse(text, 3, 22)).isEqualTo(at("2000-01-01T00:00:00Z"));
    assertThat(CookieDate.parse(text, 3, 21)).isEqualTo(at("2000-01-01T00:00:00Z"));
    assertThat(CookieDate.parse(text, 3, 20)).isEqualTo(CookieDate.NONE);
    assertThat(CookieDate.parse("2000 1 00:00:00 jan", 0, 18)).isEqualTo(CookieDate.NONE);
  }
}
