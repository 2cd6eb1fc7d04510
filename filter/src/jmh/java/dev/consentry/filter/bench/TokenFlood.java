package dev.consentry.filter.bench;

import dev.consentry.filter.ConsentFilter;
import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.TokenSigner;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * What a flood of forged tokens costs: ten thousand in a second, each another, with a signature of a stranger under the
 * site's own key id. Prints the share of one core that the filter takes, and whether a good token still counts.
 */
public final class TokenFlood {
  private static final int PER_SECOND = 10_000;
  private static final int AT_ONCE = 100;
  private static final int SECONDS = 10;
  private static final int WARM_UP_SECONDS = 2;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final FilterChain ONE_COOKIE =
      (request, response) -> ((HttpServletResponse) response).addHeader("Set-Cookie", "_ga=1");

  private TokenFlood() {}

  /** Runs it; takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    List<Exchange.Request> forged = forgedRequests();
    try (BenchSite site = new BenchSite(10, 0)) {
      ConsentFilter filter = site.startFilter();
      Exchange.Request good = new Exchange.Request("consent=" + site.token(1));
      int before = kept(filter, good);
      int warmUp = WARM_UP_SECONDS * PER_SECOND;
      flood(filter, forged.subList(0, warmUp));
      double share = flood(filter, forged.subList(warmUp, forged.size()));
      System.out.printf(
          "%d forged tokens a second for %d s: %.1f %% of one core%n", PER_SECOND, SECONDS, 100 * share);
      System.out.printf("good token: %d of 1 cookie kept before, %d after%n", before, kept(filter, good));
      filter.destroy();
    }
  }

  private static List<Exchange.Request> forgedRequests() {
    byte[] seed = new byte[32];
    seed[0] = 9;
    TokenSigner stranger = new TokenSigner("b1", seed);
    long now = System.currentTimeMillis() / 1000;
    List<Exchange.Request> requests = new ArrayList<>();
    for (int i = 0; i < (SECONDS + WARM_UP_SECONDS) * PER_SECOND; i++) {
      ConsentToken claims =
          new ConsentToken("bench", "%022d".formatted(i), now - 60, now + 86_400, 1, Set.of("analytics"));
      requests.add(new Exchange.Request("consent=" + stranger.sign(claims), 1));
    }
    return requests;
  }

  /** Sends the requests at the pace of the flood; the share of one core that this thread was busy. */
  private static double flood(ConsentFilter filter, List<Exchange.Request> requests) throws Exception {
    long begin = System.nanoTime();
    long busyBefore = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < requests.size(); i++) {
      kept(filter, requests.get(i));
      if (i % AT_ONCE == 0) {
        LockSupport.parkNanos(begin + i * (1_000_000_000L / PER_SECOND) - System.nanoTime());
      }
    }
    double busy = THREADS.getCurrentThreadCpuTime() - busyBefore;
    return busy / (System.nanoTime() - begin);
  }

  private static int kept(ConsentFilter filter, Exchange.Request request) throws Exception {
    Exchange.Response response = new Exchange.Response();
    request.next();
    filter.doFilter(request, response, ONE_COOKIE);
    return (int) response.lines.stream().filter(line -> line.startsWith("_ga=1")).count();
  }
}
