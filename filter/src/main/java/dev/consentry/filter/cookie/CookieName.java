package dev.consentry.filter.cookie;

import java.util.Random;

/**
 * A cookie's name where it stands in a longer text, with a hash of it, so that it is read once and
 * copied nowhere. Immutable.
 */
public final class CookieName {
  /**
   * One odd factor for each place. The products of different places do not wait for each other, as
   * they do in {@link String#hashCode()}.
   */
  private static final int[] FACTORS = new Random(265).ints(32).map(i -> i | 1).toArray();

  private final String text;
  private final int start;
  private final int end;
  private final int hash;

  private CookieName(String text, int start, int end, int hash) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.hash = hash;
  }

  /** The name that a Set-Cookie line sets, as {@link SetCookieLine} tells it. */
  public static CookieName inLine(String line) {
    int hash = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '=') {
        return new CookieName(line, 0, i, hash);
      }
      // Few characters of names come before '=': most are done with one comparison.
      if (c < '=' && (c == ';' || SetCookieLine.isBlank(c))) {
        break;
      }
      hash = hash(hash, i, c);
    }
    return of(line, SetCookieLine.nameStart(line), SetCookieLine.nameEnd(line));
  }

  /** A name that is the whole text. */
  public static CookieName of(String name) {
    return of(name, 0, name.length());
  }

  /** The name that stands between two indices. */
  public static CookieName of(String text, int start, int end) {
    return new CookieName(text, start, end, hash(text, start, end));
  }

  static int hash(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash(hash, i - start, text.charAt(i));
    }
    return hash;
  }

  /** The hash of a name, from that of the characters before one and its place among them. */
  static int hash(int before, int place, char c) {
    return before + (c + 1) * FACTORS[place & 31];
  }

  String text() {
    return text;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int hash() {
    return hash;
  }

  /**
   * Whether the name is the same on the wire. Containers cut characters beyond U+00FF down to their
   * low byte and turn control characters into spaces: {@code "\u015fga"} would arrive as {@code
   * _ga}, and so would {@code "_ga\u013d1"}.
   */
  public boolean arrivesUnchanged() {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ';' || (c == '=' && i >= end)) {
        return true;
      }
      if (c > 0xFF || c == 0x7F || (c < ' ' && c != '\t')) {
        return false;
      }
    }
    return true;
  }

  /** The name alone, without what stands around it. */
  @Override
  public String toString() {
    return text.substring(start, end);
  }
}
