package dev.consentry.filter.report;

import java.util.Comparator;

/**
 * What is known of a cookie that a webapp sets. Never a value.
 *
 * @param cookie the cookie's name, at most 64 characters of it, printable
 * @param outcome {@link CookieReport#KEPT}, or why not, such as {@code UNDECLARED}
 * @param way by which way it was set, such as {@code addCookie}
 * @param path the webapp's own pattern of the paths where it is set, such as {@code /shop/*}; empty
 *     where the paths are not observed
 */
public record Finding(String cookie, String outcome, String way, String path)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::cookie)
          .thenComparing(Finding::outcome)
          .thenComparing(Finding::way)
          .thenComparing(Finding::path);

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
