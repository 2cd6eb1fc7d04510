package dev.consentry.filter.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * What {@link FilterBenchmark} measures, both filters in short turns in one process and by the processor's time, so that
 * a busy machine slows both alike. Prints medians and the median of the turns' ratios. JMH measures one after the other,
 * and on such a machine compares two different minutes.
 */
public final class CostInTurns {
  private static final int WARM_UP_TURNS = 300;
  private static final int EACH = 3000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** How many lines left in all, so that nothing of the work can be left out. */
  static long kept;

  private CostInTurns() {}

  /** Something that is measured. */
  @FunctionalInterface
  private interface Work {
    int run() throws Exception;
  }

  /** Takes the number of turns for each pair, 2000 without. */
  public static void main(String[] arguments) throws Exception {
    int turns = arguments.length == 0 ? 2000 : Integer.parseInt(arguments[0]);
    FilterBenchmark few = new FilterBenchmark();
    few.declared = 10;
    few.start();
    FilterBenchmark many = new FilterBenchmark();
    many.declared = 10_000;
    many.start();
    compare("no cookie, beside the naive filter", few::consentry_no_cookie, few::naive_no_cookie, turns);
    compare("five cookies, beside the naive filter", few::consentry_five_cookies, few::naive_five_cookies, turns);
    compare(
        "five cookies, 10,000 names and 500 patterns beside 10",
        many::consentry_five_cookies,
        few::consentry_five_cookies,
        turns);
    alone("a token never seen before", () -> few.first_seen_token().hashCode(), 50, turns / 4);
    few.stop();
    many.stop();
  }

  private static void compare(String title, Work one, Work other, int turns) throws Exception {
    double[] ones = new double[turns];
    double[] others = new double[turns];
    double[] ratios = new double[turns];
    for (int turn = -WARM_UP_TURNS; turn < turns; turn++) {
      boolean swapped = (turn & 1) == 0;
      double first = nanos(swapped ? other : one, EACH);
      double second = nanos(swapped ? one : other, EACH);
      if (turn >= 0) {
        ones[turn] = swapped ? second : first;
        others[turn] = swapped ? first : second;
        ratios[turn] = ones[turn] / others[turn];
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f ns and %.0f ns, %.1f %% (half of the turns between %.1f and %.1f %%)%n",
        title,
        quarter(ones, 2),
        quarter(others, 2),
        100 * quarter(ratios, 2),
        100 * quarter(ratios, 1),
        100 * quarter(ratios, 3));
  }

  private static void alone(String title, Work work, int each, int turns) throws Exception {
    double[] nanos = new double[turns];
    for (int turn = -turns; turn < turns; turn++) {
      double took = nanos(work, each);
      if (turn >= 0) {
        nanos[turn] = took;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f ns (half of the turns between %.0f and %.0f ns)%n",
        title,
        quarter(nanos, 2),
        quarter(nanos, 1),
        quarter(nanos, 3));
  }

  private static double nanos(Work work, int times) throws Exception {
    long begin = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      kept += work.run();
    }
    return (THREADS.getCurrentThreadCpuTime() - begin) / (double) times;
  }

  private static double quarter(double[] values, int which) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * which / 4)];
  }
}
