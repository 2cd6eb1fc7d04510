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

  void add(String line) {
    if (lines == null) {
      lines = new @Nullable String[MAX_LINES];
    }
    if (count < MAX_LINES) {
      lines[count++] = line;
    }
  }

  boolean contains(String line) {
    for (int i = 0; lines != null && i < count; i++) {
      if (line.equals(lines[i])) {
        return true;
      }
    }
    return false;
  }
}
