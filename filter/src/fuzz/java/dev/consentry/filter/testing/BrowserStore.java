package dev.consentry.filter.testing;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a browser makes of a Set-Cookie field, written from RFC 6265bis alone (sections 5.1.1, 5.6
 * and 5.7) and with other means than the filter, so that a mistake in one shows against the other.
 */
public final class BrowserStore {
  private static final int MAX_PAIR = 4096;
  private static final int MAX_ATTRIBUTE = 1024;
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");
  private static final Pattern BLANKS = Pattern.compile("^[ \\t]+|[ \\t]+$");
  private static final Pattern MAX_AGE = Pattern.compile("-?[0-9]+");
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[^0-9].*)?", Pattern.DOTALL);
  private static final Pattern DAY = Pattern.compile("([0-9]{1,2})(?:[^0-9].*)?", Pattern.DOTALL);
  private static final Pattern YEAR = Pattern.compile("([0-9]{2,4})(?:[^0-9].*)?", Pattern.DOTALL);
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private BrowserStore() {}

  /**
   * The name under which a browser holds a cookie after this field; null when it then holds none:
   * the field is ignored, or deletes its cookie.
   */
  public static @Nullable String heldName(String field, long nowSeconds) {
    if (CONTROL.matcher(field).find()) {
      return null;
    }
    String[] parts = field.split(";", -1);
    String[] pair = parts[0].split("=", 2);
    String name = pair.length == 2 ? trim(pair[0]) : "";
    String value = trim(pair[pair.length - 1]);
    if (name.length() + value.length() > MAX_PAIR || (name + value).isEmpty()) {
      return null;
    }
    return isOver(parts, nowSeconds) ? null : name;
  }

  private static boolean isOver(String[] parts, long nowSeconds) {
    Boolean maxAgeOver = null;
    Boolean expiresOver = null;
    for (int i = 1; i < parts.length; i++) {
      String[] attribute = parts[i].split("=", 2);
      String value = attribute.length == 2 ? trim(attribute[1]) : "";
      if (value.length() > MAX_ATTRIBUTE) {
        continue;
      }
      switch (trim(attribute[0]).toLowerCase(Locale.ROOT)) {
        case "max-age" -> maxAgeOver = over(value, maxAgeOver);
        case "expires" -> {
          Long date = date(value);
          expiresOver = date == null ? expiresOver : Boolean.valueOf(date <= nowSeconds);
        }
        default -> {}
      }
    }
    return Boolean.TRUE.equals(maxAgeOver == null ? expiresOver : maxAgeOver);
  }

  private static @Nullable Boolean over(String maxAge, @Nullable Boolean before) {
    if (!MAX_AGE.matcher(maxAge).matches()) {
      return before;
    }
    return maxAge.startsWith("-") || maxAge.matches("0+");
  }

  private static @Nullable Long date(String text) {
    Matcher time = null;
    Matcher day = null;
    Matcher year = null;
    int month = 0;
    for (String word : text.split("[\\x09\\x20-\\x2F\\x3B-\\x40\\x5B-\\x60\\x7B-\\x7E]", -1)) {
      if (time == null && (time = match(TIME, word)) != null) {
        continue;
      }
      if (day == null && (day = match(DAY, word)) != null) {
        continue;
      }
      String start = word.substring(0, Math.min(3, word.length())).toLowerCase(Locale.ROOT);
      if (month == 0 && MONTHS.contains(start)) {
        month = MONTHS.indexOf(start) + 1;
      } else if (year == null) {
        year = match(YEAR, word);
      }
    }
    return time == null || day == null || year == null || month == 0
        ? null
        : seconds(number(year, 1), month, number(day, 1), time);
  }

  private static @Nullable Long seconds(int year, int month, int day, Matcher time) {
    int full = year < 70 ? year + 2000 : year < 100 ? year + 1900 : year;
    if (full < 1601) {
      return null;
    }
    try {
      return LocalDateTime.of(full, month, day, number(time, 1), number(time, 2), number(time, 3))
          .toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException outOfRange) {
      return null;
    }
  }

  private static @Nullable Matcher match(Pattern pattern, String word) {
    Matcher matcher = pattern.matcher(word);
    return matcher.matches() ? matcher : null;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static String trim(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }

  /** The forms in which containers were seen to write a field: as it is, and mended. */
  public static List<String> onTheWire(String field) {
    List<String> forms = new ArrayList<>(List.of(field));
    StringBuilder cut = new StringBuilder();
    StringBuilder replaced = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      char low = (char) (c & 0xFF);
      cut.append(isControl(low) ? ' ' : low);
      replaced.append(c > 0xFF ? '?' : isControl(c) ? ' ' : c);
    }
    forms.add(cut.toString());
    forms.add(replaced.toString());
    return forms;
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\t') || c == 0x7F;
  }
}
