package dev.consentry.filter.bench;

import dev.consentry.filter.ConsentFilter;
import dev.consentry.filter.token.Keyset;
import dev.consentry.filter.token.TokenVerdict;
import dev.consentry.filter.token.TokenVerifier;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the filter costs per request, beside a naive one in the same run. Run it with {@code mvn -Pjmh -f filter/pom.xml
 * verify -DskipTests}; add {@code -Djmh.args="-f 1"} for a short look.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FilterBenchmark {
  private static final FilterChain NO_COOKIES = (request, response) -> {};
  private static final FilterChain FIVE_COOKIES =
      (request, response) -> {
        HttpServletResponse http = (HttpServletResponse) response;
        http.addHeader("Set-Cookie", "JSESSIONID=0123456789ABCDEF; Path=/; HttpOnly");
        http.addHeader("Set-Cookie", "_ga=GA1.1.1234567890.1700000000; Path=/; Max-Age=63072000; SameSite=Lax");
        http.addHeader("Set-Cookie", "_fbp=fb.1.1700000000000.1234567890; Path=/; Max-Age=7776000");
        http.addHeader("Set-Cookie", "lang=ko; Path=/; Max-Age=31536000");
        http.addHeader("Set-Cookie", "ad_segment=b7; Path=/; Max-Age=7776000; HttpOnly");
      };

  @Param({"10", "10000"})
  int declared;

  private BenchSite site;
  private ConsentFilter consentry;
  private NaiveFilter naive;
  private Exchange.Request request;
  private Exchange.Request naiveRequest;
  private final Exchange.Response response = new Exchange.Response();
  private TokenVerifier verifier;
  private String token;

  /** Starts the filter as a container does and waits until it has its rules. */
  @Setup
  public void start() throws ServletException, IOException, InterruptedException {
    site = new BenchSite(declared, declared / 20);
    consentry = site.startFilter();
    naive = new NaiveFilter(site.purposes());
    token = site.token(1);
    request = new Exchange.Request("consent-choices=pv=1&analytics=1&advertising=0; consent=" + token + "; lang=ko");
    naiveRequest = new Exchange.Request("consent-plain=analytics%3D1%26advertising%3D0; other=1; lang=ko");
    verifier = new TokenVerifier(site.name(), Keyset.of(List.of(site.signer().verificationKey())));
    for (int i = 0; i < 100 && consentry_five_cookies() != 3; i++) {
      Thread.sleep(50);
    }
    if (consentry_five_cookies() != 3 || naive_five_cookies() != 3) {
      throw new IllegalStateException("Both filters have to keep three of the five cookies");
    }
  }

  /** Stops what was started. */
  @TearDown
  public void stop() throws IOException {
    consentry.destroy();
    site.close();
  }

  /** Five cookies, of which three may leave. */
  @Benchmark
  public int consentry_five_cookies() throws ServletException, IOException {
    return run(consentry, request, FIVE_COOKIES);
  }

  /** The same by the naive filter. */
  @Benchmark
  public int naive_five_cookies() throws ServletException, IOException {
    return run(naive, naiveRequest, FIVE_COOKIES);
  }

  /** A response that sets no cookie. */
  @Benchmark
  public int consentry_no_cookie() throws ServletException, IOException {
    return run(consentry, request, NO_COOKIES);
  }

  /** The same by the naive filter. */
  @Benchmark
  public int naive_no_cookie() throws ServletException, IOException {
    return run(naive, naiveRequest, NO_COOKIES);
  }

  /** What a token costs that was never seen before. */
  @Benchmark
  public TokenVerdict first_seen_token() {
    return verifier.verify(token, 1_800_000_000L);
  }

  private int run(Filter filter, Exchange.Request given, FilterChain chain) throws ServletException, IOException {
    given.next();
    response.clear();
    filter.doFilter(given, response, chain);
    return response.lines.size();
  }
}
