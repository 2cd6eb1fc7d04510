package dev.consentry.example;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Recognises returning visitors, as first-party analytics does. */
final class VisitStatistics {
  private static final Pattern CLIENT = Pattern.compile("GA1\\.1\\.\\d{1,10}\\.\\d{1,12}");

  private final Clock clock;

  VisitStatistics(Clock clock) {
    this.clock = clock;
  }

  /** Counts one page view. */
  void count(HttpServletRequest request, HttpServletResponse response) {
    long now = clock.instant().getEpochSecond();
    String client =
        SentCookies.value(request, SiteCookie.GA.name())
            .filter(value -> CLIENT.matcher(value).matches())
            .orElseGet(() -> "GA1.1." + random() + "." + now);
    response.addCookie(SiteCookie.GA.with(client));
    response.addHeader("Set-Cookie", SiteCookie.GA_PROPERTY.line("GS1.1." + now + ".1.1"));
  }

  private static int random() {
    return ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000);
  }
}
