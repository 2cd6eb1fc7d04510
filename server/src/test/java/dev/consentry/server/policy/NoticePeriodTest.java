package dev.consentry.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticePeriodTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @ParameterizedTest
  @CsvSource({
    "P7D, P30D, false, 2026-11-29T10:00:00Z, 2026-11-29T15:00:00Z",
    "P7D, P30D, true,  2026-12-22T10:00:00Z, 2026-12-22T15:00:00Z",
    "P7D, P1D,  true,  2026-11-29T10:00:00Z, 2026-11-29T15:00:00Z",
    "P0D, P30D, false, 2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
    "P1M, P1M,  false, 2026-12-22T10:00:00Z, 2026-12-22T15:00:00Z",
  })
  void counts_the_days_of_the_site_and_advises_a_midnight(
      String changes, String material, boolean isMaterial, Instant earliest, Instant day) {
    NoticePeriod period =
        new NoticePeriod(CalendarDuration.parse(changes), CalendarDuration.parse(material));

    assertThat(period.earliest(NOW, SEOUL, isMaterial)).isEqualTo(earliest);
    assertThat(period.earliestDay(NOW, SEOUL, isMaterial)).isEqualTo(day);
  }

  @Test
  void a_midnight_is_a_day_itself() {
    NoticePeriod week =
        new NoticePeriod(CalendarDuration.parse("P7D"), CalendarDuration.parse("P30D"));
    Instant midnight = Instant.parse("2026-11-22T15:00:00Z");

    assertThat(week.earliestDay(midnight, SEOUL, false))
        .isEqualTo(Instant.parse("2026-11-29T15:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01, 2026-11-30T15:00:00Z",
    "2026-12-01T09:00, 2026-12-01T00:00:00Z",
    "2026-12-01T09:00:00Z, 2026-12-01T09:00:00Z",
    "2026-12-01T09:00:00+09:00, 2026-12-01T00:00:00Z",
  })
  void an_effective_time_without_a_zone_is_the_sites(String written, Instant expected) {
    assertThat(EffectiveTime.parse(written).in(SEOUL)).isEqualTo(expected);
  }
}
