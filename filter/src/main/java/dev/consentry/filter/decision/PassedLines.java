package dev.consentry.filter.decision;

import org.jspecify.annotations.Nullable;

/**
 * The first few Set-Cookie lines that passed a gate on their way into the response: found there
 * again, they need not be read again. What is not remembered is judged once more, with the same
 * outcome.
 */
final class PassedLines {
  private static final int MAX_LINES = 8;

  private @Nullable String @Nullable [] lines;
  private int count;
  private int next;

  void add(String line) {
    if (lines == null) {
      lines = new @Nullable String[MAX_LINES];
    }
    if (count < MAX_LINES) {
      lines[count++] = line;
    }
  }

  /** Whether that line passed. Asked in the order in which they were added, it need not search. */
  boolean contains(String line) {
    int place = next;
    for (int i = 0; lines != null && i < count; i++) {
      place = place < count ? place : 0;
      if (line.equals(lines[place++])) {
        next = place;
        return true;
      }
    }
    return false;
  }
}
