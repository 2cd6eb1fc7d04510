package dev.consentry.example;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Recognises visitors for advertisements, as a first-party advertising pixel does. */
final class Advertising {
  private static final Pattern BROWSER = Pattern.compile("fb\\.1\\.\\d{1,15}\\.\\d{1,10}");

  private final Clock clock;

  Advertising(Clock clock) {
    this.clock = clock;
  }

  /** Notes one page view, with the audience that the page attracts. */
  void note(HttpServletRequest request, HttpServletResponse response, String audience) {
    String browser =
        SentCookies.value(request, SiteCookie.FBP.name())
            .filter(value -> BROWSER.matcher(value).matches())
            .orElseGet(() -> "fb.1." + clock.millis() + "." + random());
    response.addCookie(SiteCookie.FBP.with(browser));
    response.addHeader("Set-Cookie", SiteCookie.AD_SEGMENT.line(audience));
  }

  private static int random() {
    return ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000);
  }
}
