package dev.consentry.filter.report;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

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

  /** As a record's own, which the JVM runs many times slower: this is done for every cookie. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Finding finding
        && cookie.equals(finding.cookie)
        && outcome.equals(finding.outcome)
        && way.equals(finding.way)
        && path.equals(finding.path);
  }

  @Override
  public int hashCode() {
    int hash = 31 * cookie.hashCode() + outcome.hashCode();
    return 31 * (31 * hash + way.hashCode()) + path.hashCode();
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
