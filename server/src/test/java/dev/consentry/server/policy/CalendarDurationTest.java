package dev.consentry.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarDurationTest {
  @ParameterizedTest
  @CsvSource({
    "P6M, P6M",
    "P1Y, P1Y",
    "P2YT0S, P2Y",
    "PT4S, PT4S",
    "P2W, P14D",
    "P1Y2M3DT4H5M6S, P1Y2M3DT4H5M6S",
    "PT90M, PT1H30M",
    "P0D, P0D",
    "P1000Y, P1000Y"
  })
  void is_read_and_written_in_iso_8601(String written, String canonical) {
    CalendarDuration duration = CalendarDuration.parse(written);
    assertThat(duration).hasToString(canonical);
    assertThat(CalendarDuration.parse(canonical)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "P1YT",
        "-P1D",
        "P-1D",
        "+P1D",
        "p6m",
        "6M",
        "P6",
        "P1.5Y",
        "PT1.5S",
        "P1D ",
        "P1DP1D",
        "PT1S1M",
        "P1001Y",
        "P366000D",
        "P99999999999Y",
        "PT99999999999999999999S",
        "PT9223372036854775807H",
        "P١Y"
      })
  void is_refused_when_it_is_something_else(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> CalendarDuration.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-31T12:00:00Z, P6M, 2027-02-28T12:00:00Z",
    "2024-02-29T00:00:00Z, P1Y, 2025-02-28T00:00:00Z",
    "2026-11-22T10:00:00.123Z, PT4S, 2026-11-22T10:00:04.123Z",
    "2026-03-28T23:30:00Z, P1DT1H, 2026-03-30T00:30:00Z"
  })
  void is_added_by_the_calendar_in_utc(Instant start, String duration, Instant end) {
    assertThat(CalendarDuration.parse(duration).after(start)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"P1Y, P365D", "P13M, P1Y", "P32D, P1M", "P1D, PT23H", "P1DT1S, P1D", "PT1S, P0D"})
  void is_longer_and_not_the_other_way_round(String longer, String shorter) {
    CalendarDuration one = CalendarDuration.parse(longer);
    CalendarDuration other = CalendarDuration.parse(shorter);
    assertThat(one.isLongerThan(other)).isTrue();
    assertThat(other.isLongerThan(one)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"P12M, P1Y", "P1D, PT24H", "P2Y, P2Y"})
  void is_as_long_when_only_written_differently(String one, String other) {
    assertThat(CalendarDuration.parse(one).isLongerThan(CalendarDuration.parse(other))).isFalse();
    assertThat(CalendarDuration.parse(other).isLongerThan(CalendarDuration.parse(one))).isFalse();
  }

  @Test
  void outlives_a_session_however_short_it_is() {
    Lifetime second = new Lifetime(CalendarDuration.parse("PT1S"));
    assertThat(second.isLongerThan(Lifetime.SESSION)).isTrue();
    assertThat(Lifetime.SESSION.isLongerThan(second)).isFalse();
    assertThat(Lifetime.SESSION.isLongerThan(Lifetime.SESSION)).isFalse();
    assertThat(Lifetime.SESSION).hasToString("session");
  }
}
