package dev.consentry.filter.cookie;

/**
 * Where in a Set-Cookie line the cookie's name stands, as browsers read it (RFC 6265bis, section
 * 5.6): the text before the first {@code =} of the part before the first {@code ;}, without spaces
 * and tabs around it, in the case that it has. A line without {@code =} sets a cookie whose name is
 * empty. Quotes and percent signs mean nothing. {@code "_ga=1; Path=/"} has the name {@code _ga},
 * {@code "_ga; a=b"} has none.
 */
public final class SetCookieLine {
  private SetCookieLine() {}

  /** Index of the name's first character; equal to {@link #nameEnd} when the name is empty. */
  public static int nameStart(String line) {
    int equals = endOfNamePart(line);
    int start = 0;
    while (start < equals && isBlank(line.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Index behind the name's last character. */
  public static int nameEnd(String line) {
    int start = nameStart(line);
    int end = endOfNamePart(line);
    while (end > start && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** The name itself, {@code ""} when the line has none. */
  public static String name(String line) {
    return line.substring(nameStart(line), nameEnd(line));
  }

  private static int endOfNamePart(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '=') {
        return i;
      }
      if (c == ';') {
        return 0;
      }
    }
    return 0;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
