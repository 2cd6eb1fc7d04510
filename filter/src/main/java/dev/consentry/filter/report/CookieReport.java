package dev.consentry.filter.report;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what was found of the webapp's cookies, and writes one log line per new finding. Bounded:
 * beyond so many findings the rest is counted under one name. Thread-safe.
 */
public final class CookieReport {
  /** The name under which everything beyond the bound is counted. */
  public static final String OTHERS = "(others)";

  /** The outcome of a cookie that may leave. */
  public static final String KEPT = "KEPT";

  private static final Logger LOG = System.getLogger("dev.consentry.filter");
  private static final int MAX_FINDINGS = 1000;
  private static final int MAX_NAME = 64;
  private static final int MAX_PATH = 128;

  private final Map<Finding, Count> counts = new ConcurrentHashMap<>();

  /** How often, and how many of these were handed to the service. */
  private static final class Count {
    private final LongAdder stripped = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final LongAdder delivered = new LongAdder();

    private long all() {
      return stripped.sum() + left.sum();
    }
  }

  /**
   * A finding and how often it was made.
   *
   * @param times since the webapp started, or since the last delivery
   */
  public record Counted(Finding finding, long times) {}

  /**
   * Counts one cookie.
   *
   * @param name the cookie's name as it stood in the line
   * @param outcome {@link #KEPT}, or why not, such as {@code UNDECLARED}
   * @param way by which way it was set
   * @param path the pattern of the paths where it is set; empty if that is not observed
   * @param isStripped whether it was taken out
   * @param explanation the outcome in words, for the log
   */
  public void add(
      String name,
      String outcome,
      String way,
      String path,
      boolean isStripped,
      String explanation) {
    Count count = counts.get(new Finding(name, outcome, way, path));
    if (count == null) {
      Finding finding =
          new Finding(printable(name, MAX_NAME), outcome, way, printable(path, MAX_PATH));
      count = counts.get(finding);
      count = count == null ? newFinding(finding, isStripped, explanation) : count;
    }
    (isStripped ? count.stripped : count.left).increment();
  }

  private Count newFinding(Finding finding, boolean isStripped, String explanation) {
    Finding kept =
        counts.size() < MAX_FINDINGS
            ? finding
            : new Finding(OTHERS, finding.outcome(), finding.way(), "");
    Count fresh = new Count();
    Count known = counts.putIfAbsent(kept, fresh);
    if (known != null) {
      return known;
    }
    log(kept, isStripped, explanation);
    return fresh;
  }

  /** How often each finding was made since the webapp started, sorted; a copy. */
  public Map<Finding, Long> counts() {
    Map<Finding, Long> copy = new TreeMap<>();
    counts.forEach((finding, count) -> copy.put(finding, count.all()));
    return copy;
  }

  /** How many cookies had an outcome since the webapp started. */
  public long times(String outcome) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().outcome().equals(outcome))
        .mapToLong(entry -> entry.getValue().all())
        .sum();
  }

  /** How many cookies were stripped since the webapp started. */
  public long stripped() {
    return counts.values().stream().mapToLong(count -> count.stripped.sum()).sum();
  }

  /** Findings that the service has not heard of yet, with how often they were made since. */
  public List<Counted> undelivered(int limit) {
    List<Counted> open = new ArrayList<>();
    for (Map.Entry<Finding, Count> entry : counts.entrySet()) {
      long times = entry.getValue().all() - entry.getValue().delivered.sum();
      if (times > 0 && open.size() < limit) {
        open.add(new Counted(entry.getKey(), times));
      }
    }
    return open;
  }

  /** The service has these. To be called by one thread only. */
  public void delivered(List<Counted> batch) {
    for (Counted counted : batch) {
      Count count = counts.get(counted.finding());
      if (count != null) {
        count.delivered.add(counted.times());
      }
    }
  }

  private static void log(Finding finding, boolean isStripped, String explanation) {
    LOG.log(
        Level.INFO,
        "Consentry {0} the cookie \"{1}\"{2}: {3} ({4}). Set by {5}. Logged once.",
        verb(finding, isStripped),
        finding.cookie(),
        finding.path().isEmpty() ? "" : " at " + finding.path(),
        explanation,
        finding.outcome(),
        finding.way());
  }

  private static String verb(Finding finding, boolean isStripped) {
    if (isStripped) {
      return "stripped";
    }
    return finding.outcome().equals(KEPT) ? "keeps" : "would strip";
  }

  private static String printable(String text, int longest) {
    int length = Math.min(text.length(), longest);
    for (int i = 0; i < length; i++) {
      if (!isPrintable(text.charAt(i))) {
        return replaced(text, length);
      }
    }
    return length == text.length() ? text : text.substring(0, length);
  }

  private static String replaced(String text, int length) {
    StringBuilder printable = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      printable.append(isPrintable(text.charAt(i)) ? text.charAt(i) : '?');
    }
    return printable.toString();
  }

  private static boolean isPrintable(char c) {
    return c > ' ' && c < 0x7F;
  }
}
