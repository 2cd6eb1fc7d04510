package dev.consentry.server.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearestWord {
  private static final int LONGEST = 40;

  private NearestWord() {}

  /**
   * The known word that takes the fewest keystrokes to reach; none where it would take more than a
   * third of the word's letters.
   */
  public static Optional<String> to(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    int most = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(word -> distance(written, word) <= most)
        .min(
            Comparator.comparingInt((String word) -> distance(written, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A question to put behind a message, or the advice where nothing is near. */
  public static String suggestion(String written, Collection<String> known, String otherwise) {
    return to(written, known)
        .map(word -> "; did you mean \"" + word + "\"?")
        .orElse("; " + otherwise);
  }

  /** How many letters must be added, removed, replaced or swapped with their neighbour. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
