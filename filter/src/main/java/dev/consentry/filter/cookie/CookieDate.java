package dev.consentry.filter.cookie;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A date as browsers read it in {@code Expires} (RFC 6265bis, section 5.1.1): a bag of words, of
 * which the first that looks like a time is the time, the first like a day is the day, and so on.
 */
final class CookieDate {
  /** Stands for "no date": what was read is none. */
  static final long NONE = Long.MIN_VALUE;

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final int FIRST_YEAR = 1601;

  private int hour = -1;
  private int minute;
  private int second;
  private int day = -1;
  private int month = -1;
  private int year = -1;

  private CookieDate() {}

  /**
   * Reads the text between two indices.
   *
   * @return seconds since 1970-01-01T00:00Z, or {@link #NONE}
   */
  static long parse(String text, int from, int to) {
    CookieDate date = new CookieDate();
    int start = from;
    while (start < to) {
      int end = start;
      while (end < to && !isDelimiter(text.charAt(end))) {
        end++;
      }
      if (end > start) {
        date.take(text, start, end);
      }
      start = end + 1;
    }
    return date.toSeconds();
  }

  private static boolean isDelimiter(char c) {
    return c == '\t'
        || (c >= 0x20 && c <= 0x2F)
        || (c >= 0x3B && c <= 0x40)
        || (c >= 0x5B && c <= 0x60)
        || (c >= 0x7B && c <= 0x7E);
  }

  private void take(String text, int start, int end) {
    if (hour < 0 && takeTime(text, start, end)) {
      return;
    }
    if (day < 0) {
      int value = leadingNumber(text, start, end, 1, 2);
      if (value >= 0) {
        day = value;
        return;
      }
    }
    if (month < 0 && takeMonth(text, start, end)) {
      return;
    }
    if (year < 0) {
      year = leadingNumber(text, start, end, 2, 4);
    }
  }

  private boolean takeTime(String text, int start, int end) {
    int[] fields = new int[3];
    int at = start;
    for (int i = 0; i < 3; i++) {
      int digits = digits(text, at, end);
      if (digits < 1 || digits > 2) {
        return false;
      }
      fields[i] = Integer.parseInt(text, at, at + digits, 10);
      at += digits;
      if (i < 2) {
        if (at >= end || text.charAt(at) != ':') {
          return false;
        }
        at++;
      }
    }
    hour = fields[0];
    minute = fields[1];
    second = fields[2];
    return true;
  }

  private boolean takeMonth(String text, int start, int end) {
    if (end - start < 3) {
      return false;
    }
    char first = Ascii.lower(text.charAt(start));
    char second = Ascii.lower(text.charAt(start + 1));
    char third = Ascii.lower(text.charAt(start + 2));
    for (int i = 0; i < 12; i++) {
      if (MONTHS.charAt(3 * i) == first
          && MONTHS.charAt(3 * i + 1) == second
          && MONTHS.charAt(3 * i + 2) == third) {
        month = i + 1;
        return true;
      }
    }
    return false;
  }

  /** A number of so many digits that no further digit follows, or -1. */
  private static int leadingNumber(String text, int start, int end, int least, int most) {
    int digits = digits(text, start, end);
    return digits < least || digits > most ? -1 : Integer.parseInt(text, start, start + digits, 10);
  }

  private static int digits(String text, int start, int end) {
    int at = start;
    while (at < end && Ascii.isDigit(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  private long toSeconds() {
    if (hour < 0 || day < 0 || month < 0 || year < 0) {
      return NONE;
    }
    int fullYear = fullYear();
    if (fullYear < FIRST_YEAR || hour > 23 || minute > 59 || second > 59) {
      return NONE;
    }
    try {
      return LocalDateTime.of(fullYear, month, day, hour, minute, second)
          .toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException noSuchDay) {
      return NONE;
    }
  }

  private int fullYear() {
    if (year >= 70 && year <= 99) {
      return year + 1900;
    }
    return year <= 69 ? year + 2000 : year;
  }
}
