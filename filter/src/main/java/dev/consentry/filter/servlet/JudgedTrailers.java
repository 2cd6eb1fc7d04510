package dev.consentry.filter.servlet;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.decision.CookieWay;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Trailer fields without refused cookies. No browser is known to take a cookie from a trailer; what
 * stands between may.
 *
 * @param trailers what the webapp sends
 */
public record JudgedTrailers(Supplier<Map<String, String>> trailers, CookieGate gate)
    implements Supplier<@Nullable Map<String, String>> {
  @Override
  public @Nullable Map<String, String> get() {
    Map<String, String> sent = trailers.get();
    if (sent == null) {
      return null;
    }
    Map<String, String> kept = new LinkedHashMap<>(sent);
    kept.entrySet().removeIf(entry -> isRefused(entry.getKey(), entry.getValue()));
    return kept;
  }

  private boolean isRefused(String name, @Nullable String value) {
    String line = SetCookieHeader.lineOf(name, value);
    return line != null && !gate.passesLine(line, CookieWay.TRAILER);
  }
}
