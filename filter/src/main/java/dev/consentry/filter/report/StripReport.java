package dev.consentry.filter.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what was stripped, by cookie name and reason, and writes one log line per new finding.
 * Bounded: beyond so many findings the rest is counted under one name. Thread-safe.
 */
public final class StripReport {
  /** The name under which everything beyond the bound is counted. */
  public static final String OTHERS = "(others)";

  private static final Logger LOG = System.getLogger("dev.consentry.filter");
  private static final int MAX_FINDINGS = 1000;
  private static final int MAX_NAME = 64;

  private final Map<Finding, LongAdder> counts = new ConcurrentHashMap<>();
  private final boolean enforced;

  /**
   * An empty report.
   *
   * @param enforced whether what is reported was stripped, or only would have been
   */
  public StripReport(boolean enforced) {
    this.enforced = enforced;
  }

  /**
   * One cookie name and why it was stripped.
   *
   * @param name the cookie's name, at most 64 characters of it, printable
   * @param reason such as {@code UNDECLARED}
   */
  public record Finding(String name, String reason) implements Comparable<Finding> {
    @Override
    public int compareTo(Finding other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : reason.compareTo(other.reason);
    }
  }

  /**
   * Counts one cookie.
   *
   * @param name the cookie's name as it stood in the line
   * @param reason such as {@code UNDECLARED}
   * @param explanation the reason in words, for the log
   */
  public void count(String name, String reason, String explanation) {
    Finding finding = new Finding(printable(name), reason);
    LongAdder known = counts.get(finding);
    if (known == null) {
      if (counts.size() >= MAX_FINDINGS) {
        finding = new Finding(OTHERS, reason);
      }
      LongAdder fresh = new LongAdder();
      known = counts.putIfAbsent(finding, fresh);
      if (known == null) {
        known = fresh;
        log(finding, explanation);
      }
    }
    known.increment();
  }

  /** How often each finding was made since the webapp started, sorted; a copy. */
  public Map<Finding, Long> counts() {
    Map<Finding, Long> copy = new TreeMap<>();
    counts.forEach((finding, count) -> copy.put(finding, count.sum()));
    return copy;
  }

  private void log(Finding finding, String explanation) {
    LOG.log(
        Level.INFO,
        "Consentry {0} the cookie \"{1}\": {2} ({3}). Logged once.",
        enforced ? "stripped" : "would strip",
        finding.name(),
        explanation,
        finding.reason());
  }

  private static String printable(String name) {
    StringBuilder printable = new StringBuilder(name.length());
    for (int i = 0; i < Math.min(name.length(), MAX_NAME); i++) {
      char c = name.charAt(i);
      printable.append(c > ' ' && c < 0x7F ? c : '?');
    }
    return printable.toString();
  }
}
