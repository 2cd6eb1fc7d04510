package dev.consentry.drift;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An undeclared cookie, as the filter tells of it.
 *
 * @param cookie its name
 * @param place by which way it is set, and on which paths
 */
record DriftFinding(String cookie, String place) {
  static final Comparator<DriftFinding> ORDER =
      Comparator.comparing(DriftFinding::cookie).thenComparing(DriftFinding::place);

  private static final String UNDECLARED = "UNDECLARED";

  /**
   * Reads a finding as JMX shows it: cookie, outcome, way and path pattern, with a blank between.
   *
   * @return null if the cookie is declared
   */
  static @Nullable DriftFinding ofJmx(String finding) {
    String[] parts = finding.split(" ", 3);
    if (parts.length < 3 || !parts[1].equals(UNDECLARED)) {
      return null;
    }
    int path = Math.max(parts[2].lastIndexOf(" /"), parts[2].lastIndexOf(" *"));
    return path < 0
        ? of(parts[0], parts[2], "")
        : of(parts[0], parts[2].substring(0, path), parts[2].substring(path + 1));
  }

  /**
   * Reads a finding as the service gets it.
   *
   * @return null if the cookie is declared
   */
  static @Nullable DriftFinding ofObservation(
      String cookie, String outcome, String way, String path) {
    return outcome.equals(UNDECLARED) ? of(cookie, way, path) : null;
  }

  private static DriftFinding of(String cookie, String way, String path) {
    return new DriftFinding(cookie, "set by " + way + (path.isEmpty() ? "" : " at " + path));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "\"%s\", %s", cookie, place);
  }
}
