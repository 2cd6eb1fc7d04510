package dev.consentry.filter.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.consentry.filter.cookie.PublicSuffixes;
import dev.consentry.filter.policy.EnforcementPolicy;
import dev.consentry.filter.policy.SnapshotParser;
import dev.consentry.filter.testing.BrowserStore;
import dev.consentry.filter.testing.TestSite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the webapp sees of a request's cookies, and what expires the rest of them. */
class HiddenCookiesFuzz {
  private static final long NOW = 1_000_000_000;
  private static final EnforcementPolicy POLICY =
      new SnapshotParser(TestSite.SITE).parse(TestSite.snapshot().getBytes(UTF_8));
  private static final VisitorRules RULES =
      new VisitorRules(
          new CookieRules(List.of(), false, EnforcementScope.ALL),
          VisitorConsent.of(null, POLICY, false),
          POLICY);
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.of(List.of("com", "co.kr"));

  static Stream<Arguments> seeds() {
    return Stream.of(
        Arguments.of("lang=ko; _ga=1; JSESSIONID=2", "www.medit.co.kr", "/app/shop"),
        Arguments.of("_ga=1;_ga=2 ;; x; =y;lang=\"a;b\"", "127.0.0.1", "/"),
        Arguments.of("_fbp=1; unknown", "medit.example", "//a//b"));
  }

  @MethodSource("seeds")
  @FuzzTest
  void refused_cookies_are_hidden_and_expired_and_no_other_is_touched(
      @NotNull String header, @NotNull String host, @NotNull String uri) {
    CookieGate gate =
        new CookieGate(
            RULES,
            () -> NOW,
            new GateOrders(List.of(), true, false),
            (name, way, reason, stripped) -> {});
    String visible = gate.visibleCookies(header);

    List<String> expected = new ArrayList<>();
    for (String pair : pairs(header)) {
      if (name(pair).equals("lang") || name(pair).equals("JSESSIONID") || isOfOurs(name(pair))) {
        expected.add(pair);
      }
    }
    if (!expected.equals(visible == null ? List.of() : pairs(visible))) {
      throw new AssertionError("The webapp sees other cookies than those it may see");
    }
    BrowserRequest request = new BrowserRequest(List.of(header), host, uri, true);
    for (String line : RefusedCookies.expiries(RULES, request, SUFFIXES, new NoMemory())) {
      if (BrowserStore.heldName(line, NOW) != null || !line.matches("[\\x20-\\x7E]+")) {
        throw new AssertionError("Meant to expire a cookie, this line does something else");
      }
    }
  }

  private static boolean isOfOurs(String name) {
    return List.of("JSESSIONIDSSO", "LtpaToken2", "WASReqURL").contains(name)
        || List.of("consent", "__Host-consent", "__Secure-consent", "consent-choices")
            .contains(name);
  }

  private static List<String> pairs(String header) {
    return Stream.of(header.split(";", -1)).map(HiddenCookiesFuzz::trim).filter(p -> !p.isEmpty()).toList();
  }

  private static String name(String pair) {
    return pair.contains("=") ? trim(pair.substring(0, pair.indexOf('='))) : "";
  }

  private static String trim(String text) {
    return text.replaceAll("^[ \\t]+|[ \\t]+$", "");
  }

  private static final class NoMemory implements ExpiryMemory {
    @Override
    public int tried(String pair) {
      return 0;
    }

    @Override
    public void remember(String pair, int lines) {}
  }
}
