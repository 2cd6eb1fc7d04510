package dev.consentry.filter.decision;

import static dev.consentry.filter.testing.BrowserStore.heldName;
import static dev.consentry.filter.testing.BrowserStore.onTheWire;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.SnapshotParser;
import dev.consentry.filter.testing.TestSite;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No line is kept after which a browser holds a cookie under a refused name. */
class SetCookieFuzz {
  private static final long NOW = 1_000_000_000;
  private static final Set<String> REFUSED = Set.of("_ga", "hotjar", "_fbp");
  private static final String REFUSED_PREFIX = "_ga_";
  private static final EnforcementPolicy POLICY =
      new SnapshotParser(TestSite.SITE).parse(TestSite.snapshot().getBytes(UTF_8));

  static Stream<Arguments> seeds() {
    return Stream.of(
            "lang=ko; Path=/",
            "_ga=1; Path=/; HttpOnly; SameSite=Lax",
            " _ga\t= 1; Max-Age=0",
            "_ga_X=1; Expires=Thu, 01-Jan-1970 00:00:00 GMT",
            "_fbp=1; Expires=Sun, 22 Nov 2099 10:00:00 GMT; Max-Age=1; max-age=-1",
            "=_ga=1",
            "_ga",
            "\u015fga=1",
            "_ga\u013d1",
            "_ga\0=1",
            "hotjar=\"1;2\"")
        .flatMap(line -> Stream.of(Arguments.of(line, true), Arguments.of(line, false)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void no_line_is_kept_that_browsers_hold_under_a_refused_name(
      @NotNull String line, boolean keepsUnknown) {
    if (!gate(keepsUnknown).passesLine(line)) {
      return;
    }
    for (String field : onTheWire(line)) {
      String name = heldName(field, NOW);
      if (name != null && isRefused(name)) {
        throw new AssertionError("A browser holds " + name);
      }
      if (name != null && !keepsUnknown && !isEssential(name)) {
        throw new AssertionError("A browser holds the undeclared " + name);
      }
    }
  }

  private static boolean isRefused(String name) {
    return REFUSED.contains(name) || name.startsWith(REFUSED_PREFIX);
  }

  private static boolean isEssential(String name) {
    return Set.of("lang", "JSESSIONID", "JSESSIONIDSSO", "LtpaToken2", "WASReqURL").contains(name)
        || Set.of("consent", "__Host-consent", "__Secure-consent", "consent-choices")
            .contains(name);
  }

  private static CookieGate gate(boolean keepsUnknown) {
    return new CookieGate(
        new VisitorRules(
            new CookieRules(List.of(), keepsUnknown, EnforcementScope.ALL),
            VisitorConsent.of(null, POLICY, false),
            POLICY),
        () -> NOW,
        GateOrders.NONE,
        (name, way, reason, stripped) -> {});
  }
}
