package dev.consentry.filter.cookie;

import org.jspecify.annotations.Nullable;

/**
 * Reads a request's {@code Cookie} header as browsers write it (RFC 6265bis, section 5.8.3): pairs
 * between semicolons, the name before the first {@code =}. Never throws, whatever the text.
 */
public final class CookieHeader {
  private CookieHeader() {}

  /** Hears of each named cookie of a header. */
  @FunctionalInterface
  public interface Visitor {
    /** The name is what stands between the two indices of the header. */
    void cookie(String header, int nameStart, int nameEnd);
  }

  /** Visits the named cookies in order; what has no name is passed over. */
  public static void forEach(String header, Visitor visitor) {
    int start = 0;
    while (start < header.length()) {
      int end = endOfPair(header, start);
      int equals = header.indexOf('=', start);
      if (equals >= 0 && equals < end) {
        int nameStart = skipBlanks(header, start, equals);
        int nameEnd = skipBlanksBack(header, nameStart, equals);
        if (nameEnd > nameStart) {
          visitor.cookie(header, nameStart, nameEnd);
        }
      }
      start = end + 1;
    }
  }

  /**
   * The value of the first cookie of that name, without blanks around it; null if there is none.
   */
  public static @Nullable String value(String header, String name) {
    int start = 0;
    while (start < header.length()) {
      int end = endOfPair(header, start);
      int nameStart = skipBlanks(header, start, end);
      int behindName = nameStart + name.length();
      if (behindName < end && header.startsWith(name, nameStart)) {
        int equals = skipBlanks(header, behindName, end);
        if (equals < end && header.charAt(equals) == '=') {
          int valueStart = skipBlanks(header, equals + 1, end);
          return header.substring(valueStart, skipBlanksBack(header, valueStart, end));
        }
      }
      start = end + 1;
    }
    return null;
  }

  private static int endOfPair(String header, int start) {
    int end = header.indexOf(';', start);
    return end < 0 ? header.length() : end;
  }

  private static int skipBlanks(String header, int from, int to) {
    int start = from;
    while (start < to && SetCookieLine.isBlank(header.charAt(start))) {
      start++;
    }
    return start;
  }

  private static int skipBlanksBack(String header, int from, int to) {
    int end = to;
    while (end > from && SetCookieLine.isBlank(header.charAt(end - 1))) {
      end--;
    }
    return end;
  }
}
