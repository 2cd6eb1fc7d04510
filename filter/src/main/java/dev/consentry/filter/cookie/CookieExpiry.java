package dev.consentry.filter.cookie;

import java.util.function.LongSupplier;

/**
 * Tells whether a Set-Cookie line deletes its cookie, as browsers understand it (RFC 6265bis,
 * sections 5.6 and 5.7): the last valid Max-Age decides, without one the last valid Expires.
 *
 * <p>A line that a container might change on its way to the browser (control characters, characters
 * beyond U+00FF) is never taken for a deletion: what leaves could mean something else.
 */
public final class CookieExpiry {
  /** An attribute whose value is longer than this is ignored (RFC 6265bis, section 5.6). */
  private static final int MAX_ATTRIBUTE_LENGTH = 1024;

  private static final String MAX_AGE = "max-age";
  private static final String EXPIRES = "expires";

  /** The shortest attribute that deletes; an Expires is longer. */
  private static final int SHORTEST = ";max-age=0".length();

  private CookieExpiry() {}

  /**
   * Whether the line deletes its cookie.
   *
   * @param line the value of one Set-Cookie header
   * @param name the name in that line
   * @param nowSeconds the time, in seconds since 1970-01-01T00:00Z; asked only where an Expires
   *     decides
   */
  public static boolean deletes(String line, CookieName name, LongSupplier nowSeconds) {
    if (!mayDelete(line, name.end() + 1)) {
      return false;
    }
    int attributes = line.indexOf(';');
    if (attributes < 0) {
      return false;
    }
    Lifetime lifetime = new Lifetime();
    while (attributes < line.length()) {
      int end = line.indexOf(';', attributes + 1);
      end = end < 0 ? line.length() : end;
      lifetime.read(line, attributes + 1, end);
      attributes = end;
    }
    return lifetime.isOver(nowSeconds) && arrivesUnchanged(line);
  }

  /**
   * Whether anything after an index, from 1, could be an attribute that deletes, by the characters
   * around its {@code =} alone: an Expires, or a Max-Age that begins with a zero or a minus. Most
   * lines have none, and are read no further.
   */
  private static boolean mayDelete(String line, int from) {
    int equals = line.indexOf('=', from);
    while (equals >= 0 && equals < line.length() - 1) {
      char before = line.charAt(equals - 1);
      char behind = line.charAt(equals + 1);
      if (Ascii.lower(before) == 's' || behind == '0' || behind == '-') {
        return true;
      }
      if (SetCookieLine.isBlank(before) || SetCookieLine.isBlank(behind)) {
        return true;
      }
      boolean isLast = line.length() - equals <= SHORTEST;
      equals = isLast ? -1 : line.indexOf('=', equals + 1);
    }
    return false;
  }

  private static boolean arrivesUnchanged(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c > 0xFF || c == 0x7F || (c < ' ' && c != '\t')) {
        return false;
      }
    }
    return true;
  }

  private enum MaxAge {
    NONE,
    OVER,
    ALIVE
  }

  /** What the attributes read so far say. */
  private static final class Lifetime {
    private MaxAge maxAge = MaxAge.NONE;
    private long expires = CookieDate.NONE;

    void read(String line, int from, int to) {
      int name = skipBlanks(line, from, to);
      // Most attributes are neither of the two, as their first letter tells.
      char first = name < to ? Ascii.lower(line.charAt(name)) : ' ';
      if (first == 'm' && isNamed(line, name, to, MAX_AGE)) {
        readValue(line, name + MAX_AGE.length(), to, true);
      } else if (first == 'e' && isNamed(line, name, to, EXPIRES)) {
        readValue(line, name + EXPIRES.length(), to, false);
      }
    }

    private void readValue(String line, int behindName, int to, boolean isMaxAge) {
      int equals = skipBlanks(line, behindName, to);
      if (equals == to || line.charAt(equals) != '=') {
        return;
      }
      int start = skipBlanks(line, equals + 1, to);
      int end = skipBlanksBack(line, start, to);
      if (end - start > MAX_ATTRIBUTE_LENGTH) {
        return;
      }
      if (isMaxAge) {
        readMaxAge(line, start, end);
      } else {
        readExpires(line, start, end);
      }
    }

    private void readExpires(String line, int start, int end) {
      long date = CookieDate.parse(line, start, end);
      expires = date == CookieDate.NONE ? expires : date;
    }

    boolean isOver(LongSupplier nowSeconds) {
      return switch (maxAge) {
        case OVER -> true;
        case ALIVE -> false;
        case NONE -> expires != CookieDate.NONE && expires <= nowSeconds.getAsLong();
      };
    }

    private void readMaxAge(String line, int start, int end) {
      boolean negative = start < end && line.charAt(start) == '-';
      int digits = negative ? start + 1 : start;
      if (digits == end) {
        return;
      }
      boolean zero = true;
      for (int i = digits; i < end; i++) {
        char c = line.charAt(i);
        if (c < '0' || c > '9') {
          return;
        }
        zero &= c == '0';
      }
      maxAge = negative || zero ? MaxAge.OVER : MaxAge.ALIVE;
    }
  }

  /** Whether a name begins there; more may follow it. */
  private static boolean isNamed(String line, int start, int end, String name) {
    if (end - start < name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (Ascii.lower(line.charAt(start + i)) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int skipBlanks(String line, int from, int to) {
    int start = from;
    while (start < to && SetCookieLine.isBlank(line.charAt(start))) {
      start++;
    }
    return start;
  }

  private static int skipBlanksBack(String line, int from, int to) {
    int end = to;
    while (end > from && SetCookieLine.isBlank(line.charAt(end - 1))) {
      end--;
    }
    return end;
  }
}
