package dev.consentry.filter.cookie;

/** Letters and digits as protocols know them: no locale, nothing beyond ASCII. */
final class Ascii {
  private Ascii() {}

  static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
