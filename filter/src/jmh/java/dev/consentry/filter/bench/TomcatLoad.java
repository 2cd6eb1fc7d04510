package dev.consentry.filter.bench;

import dev.consentry.filter.testing.TestService;
import dev.consentry.filter.testing.TestSite;
import dev.consentry.filter.testing.TestWebapp;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.catalina.Engine;

/**
 * The throughput of a whole Tomcat with the filter beside that of one without it, in turns of half a second, and what a request
 * takes of the processors, the load's own part included. Prints the median of the turns' ratios and the quarter and three
 * quarter marks around it.
 */
public final class TomcatLoad {
  private static final byte[] BODY = "consent ".repeat(256).getBytes(StandardCharsets.US_ASCII);
  private static final long TURN_NANOS = 500_000_000L;
  private static final int CONNECTIONS = 2;

  private TomcatLoad() {}

  /** Takes the number of turns for each page, 60 without. */
  public static void main(String[] arguments) throws Exception {
    int turns = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
    Path directory = Files.createTempDirectory("consentry-load");
    try (TestService service = new TestService();
        TestWebapp bare = TestWebapp.bare(directory.resolve("bare"), TomcatLoad::pages);
        TestWebapp filtered = TestWebapp.with(directory.resolve("filtered"), service, TomcatLoad::pages)) {
      for (String path : new String[] {"/page", "/cookies"}) {
        compare(path, bare, filtered, turns);
      }
    }
  }

  private static void pages(TestWebapp webapp) {
    Engine engine = (Engine) webapp.context().getParent().getParent();
    engine.getService().findConnectors()[0].setProperty("maxKeepAliveRequests", "-1");
    webapp.page("/page", (request, response) -> body(response));
    webapp.page(
        "/cookies",
        (request, response) -> {
          response.addHeader("Set-Cookie", "JSESSIONID=0123456789ABCDEF; Path=/; HttpOnly");
          response.addHeader("Set-Cookie", "_ga=GA1.1.1234567890.1700000000; Path=/; Max-Age=63072000");
          response.addHeader("Set-Cookie", "_fbp=fb.1.1700000000000.1234567890; Path=/; Max-Age=7776000");
          response.addHeader("Set-Cookie", "lang=ko; Path=/; Max-Age=31536000");
          response.addHeader("Set-Cookie", "_fbp=b7; Path=/; Max-Age=7776000; HttpOnly");
          body(response);
        });
  }

  private static void body(HttpServletResponse response) throws IOException {
    response.setContentType("text/html");
    response.setContentLength(BODY.length);
    response.getOutputStream().write(BODY);
  }

  private static void compare(String path, TestWebapp bare, TestWebapp filtered, int turns) throws Exception {
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: load\r\nAccept: */*\r\n"
            + "Cookie: lang=ko; consent-choices=pv=1&analytics=1&advertising=0; consent="
            + TestSite.token("analytics")
            + "\r\n\r\n";
    try (LoadClients without = new LoadClients(bare.address(), request, CONNECTIONS);
        LoadClients with = new LoadClients(filtered.address(), request, CONNECTIONS)) {
      for (int i = 0; i < 8; i++) {
        without.ask(TURN_NANOS);
        with.ask(TURN_NANOS);
      }
      double[] rates = new double[turns];
      double[] rateRatios = new double[turns];
      double[] processor = new double[turns];
      double[] processorRatios = new double[turns];
      for (int i = 0; i < turns; i++) {
        // Whoever comes first has no advantage of it: it changes with every turn.
        LoadClients.Turn first = (i % 2 == 0 ? without : with).ask(TURN_NANOS);
        LoadClients.Turn second = (i % 2 == 0 ? with : without).ask(TURN_NANOS);
        LoadClients.Turn alone = i % 2 == 0 ? first : second;
        LoadClients.Turn judged = i % 2 == 0 ? second : first;
        rates[i] = alone.perSecond();
        rateRatios[i] = judged.perSecond() / alone.perSecond();
        processor[i] = alone.processorNanos() / 1000;
        processorRatios[i] = judged.processorNanos() / alone.processorNanos();
      }
      print(path + ", throughput in requests/s", rates, rateRatios);
      print(path + ", processor's time per request in us", processor, processorRatios);
    }
  }

  private static void print(String title, double[] bare, double[] ratios) {
    Arrays.sort(bare);
    Arrays.sort(ratios);
    int turns = ratios.length;
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f without the filter, %.1f %% of that with it (half of the turns between %.1f and %.1f %%)%n",
        title,
        bare[turns / 2],
        100 * ratios[turns / 2],
        100 * ratios[turns / 4],
        100 * ratios[turns * 3 / 4]);
  }
}
