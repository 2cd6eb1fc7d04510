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

  /** Says of a cookie of a header whether it meets something. */
  @FunctionalInterface
  public interface NameTest {
    /** The name is what stands between the two indices of the header; empty if there is none. */
    boolean test(String header, int nameStart, int nameEnd);
  }

  /**
   * The header without some of its cookies; what stays, stays byte for byte. What has no name
   * counts as a cookie whose name is empty.
   *
   * @return the very header if nothing is left out; null if nothing is left
   */
  public static @Nullable String without(String header, NameTest leftOut) {
    StringBuilder kept = new StringBuilder(header.length());
    boolean whole = true;
    int start = 0;
    while (start < header.length()) {
      int end = endOfPair(header, start);
      int from = skipBlanks(header, start, end);
      if (from < end && isLeftOut(header, from, end, leftOut)) {
        whole = false;
      } else if (from < end) {
        kept.append(kept.length() == 0 ? "" : ";")
            .append(header, pairStart(kept, start, from), end);
      }
      start = end + 1;
    }
    if (whole) {
      return header;
    }
    return kept.length() == 0 ? null : kept.toString();
  }

  /** The blanks in front of the first cookie belonged to the separator that is gone. */
  private static int pairStart(StringBuilder kept, int start, int withoutBlanks) {
    return kept.length() == 0 ? withoutBlanks : start;
  }

  /** Whether any of its cookies meets something, told as {@link #without} does. */
  public static boolean anyMatch(String header, NameTest test) {
    int start = 0;
    while (start < header.length()) {
      int end = endOfPair(header, start);
      int from = skipBlanks(header, start, end);
      if (from < end && isLeftOut(header, from, end, test)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static boolean isLeftOut(String header, int from, int end, NameTest leftOut) {
    int equals = header.indexOf('=', from);
    int nameEnd = equals < 0 || equals > end ? from : skipBlanksBack(header, from, equals);
    return leftOut.test(header, from, nameEnd);
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

  /** The name and value of the cookie whose name begins there. */
  public static String pairAt(String header, int nameStart) {
    return header.substring(
        nameStart, skipBlanksBack(header, nameStart, endOfPair(header, nameStart)));
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
