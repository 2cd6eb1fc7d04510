package dev.consentry.server.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/**
 * From when a version is to count, as an officer writes it: an instant ({@code
 * 2026-12-01T00:00:00Z}), or a day ({@code 2026-12-01}) or time of day ({@code 2026-12-01T09:00})
 * in the time zone of the site.
 */
public final class EffectiveTime {
  private static final int LENGTH_OF_A_DAY = "2026-12-01".length();

  private final TemporalAccessor written;

  private EffectiveTime(TemporalAccessor written) {
    this.written = written;
  }

  /**
   * Reads it.
   *
   * @throws DateTimeParseException if it is none of the three
   */
  public static EffectiveTime parse(String text) {
    return new EffectiveTime(
        text.length() == LENGTH_OF_A_DAY
            ? LocalDate.parse(text).atStartOfDay()
            : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from));
  }

  /** The instant for a site of this time zone, to the millisecond. */
  Instant in(ZoneId place) {
    Instant instant =
        written instanceof LocalDateTime local
            ? local.atZone(place).toInstant()
            : Instant.from(written);
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
