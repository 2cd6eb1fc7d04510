package dev.consentry.filter.servlet;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a header would reach the browser as Set-Cookie. Containers write what they are
 * given: in any case, with blanks around it, characters cut down to their low byte, and a colon in
 * the name ends the name on the wire.
 */
public final class SetCookieHeader {
  /** The header's name. */
  public static final String NAME = "Set-Cookie";

  private static final String LOWER = "set-cookie";

  private SetCookieHeader() {}

  /**
   * The Set-Cookie line that a header amounts to.
   *
   * @return null if it is another header, or none at all
   */
  public static @Nullable String lineOf(@Nullable String name, @Nullable String value) {
    if (name == null || value == null || name.length() < LOWER.length()) {
      return null;
    }
    if (name.equals(NAME)) {
      return value;
    }
    int start = 0;
    while (start < name.length() && isIgnored(name.charAt(start))) {
      start++;
    }
    if (!isSetCookie(name, start)) {
      return null;
    }
    int end = start + LOWER.length();
    while (end < name.length() && isIgnored(name.charAt(end))) {
      end++;
    }
    if (end == name.length()) {
      return value;
    }
    return (name.charAt(end) & 0xFF) == ':' ? name.substring(end + 1) + ": " + value : null;
  }

  private static boolean isSetCookie(String name, int start) {
    if (name.length() - start < LOWER.length()) {
      return false;
    }
    for (int i = 0; i < LOWER.length(); i++) {
      int c = name.charAt(start + i) & 0xFF;
      int lower = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
      if (lower != LOWER.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIgnored(char c) {
    int low = c & 0xFF;
    return low <= ' ' || low == 0x7F || low == 0xA0;
  }
}
