package dev.consentry.filter.cookie;

/**
 * A cookie's name where it stands in a longer text, with its characters packed into two numbers, so
 * that it is read once and copied nowhere. Immutable.
 */
public final class CookieName {
  /** As many characters as two numbers hold, a byte each. */
  private static final int MAX_PACKED = 16;

  private static final long MIX_TAIL = 0xD6E8FEB86659FD93L;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final String text;
  private final int start;
  private final int end;
  private final long head;
  private final long tail;
  private final int allBits;

  private CookieName(String text, int start, int end, long head, long tail, int allBits) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.head = head;
    this.tail = tail;
    this.allBits = allBits;
  }

  /** The name that a Set-Cookie line sets, as {@link SetCookieLine} tells it. */
  public static CookieName inLine(String line) {
    long head = 0;
    long tail = 0;
    int allBits = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '=') {
        return new CookieName(line, 0, i, head, tail, allBits);
      }
      // Few characters of names come before '=': most are done with one comparison.
      if (c < '=' && (c == ';' || SetCookieLine.isBlank(c))) {
        break;
      }
      tail = nextTail(head, tail);
      head = nextHead(head, c);
      allBits |= c;
    }
    return of(line, SetCookieLine.nameStart(line), SetCookieLine.nameEnd(line));
  }

  /** A name that is the whole text. */
  public static CookieName of(String name) {
    return of(name, 0, name.length());
  }

  /** The name that stands between two indices. */
  public static CookieName of(String text, int start, int end) {
    long head = 0;
    long tail = 0;
    int allBits = 0;
    for (int i = start; i < end; i++) {
      tail = nextTail(head, tail);
      head = nextHead(head, text.charAt(i));
      allBits |= text.charAt(i);
    }
    return new CookieName(text, start, end, head, tail, allBits);
  }

  /** The eight characters last packed, one more of them. */
  private static long nextHead(long head, char c) {
    return (head << Byte.SIZE) | c;
  }

  /** The eight before those. What is older is mixed in, so that long names differ in hash too. */
  private static long nextTail(long head, long tail) {
    return Long.rotateLeft(tail, Byte.SIZE) ^ (head >>> (Long.SIZE - Byte.SIZE));
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

  long head() {
    return head;
  }

  long tail() {
    return tail;
  }

  /**
   * The length of a name that the two numbers hold whole: two such of one length are the same if
   * the numbers are. Below zero for others, which have to be compared character by character.
   */
  int kind() {
    int length = end - start;
    return length <= MAX_PACKED && allBits <= 0xFF ? length : ~length;
  }

  int hash() {
    return (int) (((head + tail * MIX_TAIL + kind()) * MIX) >>> Integer.SIZE);
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
