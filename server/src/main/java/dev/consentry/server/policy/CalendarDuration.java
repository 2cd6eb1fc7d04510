package dev.consentry.server.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as people and laws write it, in ISO 8601: {@code P6M}, {@code P1Y}, {@code
 * PT30M}, {@code P1DT12H}. Years and months are counted by the calendar, in UTC. Never negative.
 *
 * @param period the years, months and days; weeks are seven days
 * @param time the hours, minutes and seconds
 */
public record CalendarDuration(Period period, Duration time) {
  private static final Pattern ISO_8601 =
      Pattern.compile(
          "(P(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?)(T(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)?");

  private static final int MOST_YEARS = 1000;

  /**
   * Reads a duration.
   *
   * @param text {@code P6M} and {@code P2YT0S} hold; {@code P}, {@code PT}, {@code -P1D}, {@code
   *     P0.5Y}, {@code p6m} and {@code 6 months} do not
   * @throws IllegalArgumentException when it is not such a duration, or is longer than 1000 years
   */
  public static CalendarDuration parse(String text) {
    Matcher parts = ISO_8601.matcher(text);
    if (!parts.matches() || text.endsWith("P") || text.endsWith("T")) {
      throw new IllegalArgumentException("not an ISO 8601 duration");
    }
    String days = parts.group(1);
    String hours = parts.group(2);
    try {
      Period period = days.equals("P") ? Period.ZERO : Period.parse(days);
      Duration time = hours == null ? Duration.ZERO : Duration.parse("P" + hours);
      return bounded(new CalendarDuration(period, time));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("a duration out of range", e);
    }
  }

  private static CalendarDuration bounded(CalendarDuration duration) {
    if (duration.estimatedSeconds() > ChronoUnit.YEARS.getDuration().toSeconds() * MOST_YEARS) {
      throw new IllegalArgumentException("a duration of more than 1000 years");
    }
    return duration;
  }

  /**
   * The instant this much later, counted in UTC: a month after 31 January is the last day of
   * February.
   */
  public Instant after(Instant start) {
    return after(start, ZoneOffset.UTC);
  }

  /** The instant this much later, with years, months and days as the place counts them. */
  public Instant after(Instant start, ZoneId place) {
    return start.atZone(place).plus(period).plus(time).toInstant();
  }

  /** The instant this much earlier, counted in UTC. */
  public Instant before(Instant end) {
    return end.atOffset(ZoneOffset.UTC).minus(period).minus(time).toInstant();
  }

  /** Whether nothing passes. */
  public boolean isZero() {
    return period.isZero() && time.isZero();
  }

  /**
   * Whether this is the longer of the two. A year counts as 365.2425 days and a month as a twelfth
   * of it, so {@code P12M} is as long as {@code P1Y}, and longer than {@code P365D}.
   */
  public boolean isLongerThan(CalendarDuration other) {
    return estimatedSeconds() > other.estimatedSeconds();
  }

  private long estimatedSeconds() {
    long seconds = time.toSeconds();
    for (TemporalUnit unit : period.getUnits()) {
      long each = unit.getDuration().toSeconds();
      seconds = Math.addExact(seconds, Math.multiplyExact(period.get(unit), each));
    }
    return seconds;
  }

  /**
   * The duration in ISO 8601, such as {@code P6M}: what {@link #parse} reads back as an equal
   * duration.
   */
  @Override
  public String toString() {
    if (time.isZero()) {
      return period.toString();
    }
    return period.isZero() ? time.toString() : period + time.toString().substring(1);
  }
}
