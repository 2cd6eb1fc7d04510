package dev.consentry.filter;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.consentry.filter.cookie.CookieDomain;
import dev.consentry.filter.cookie.PublicSuffixes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The real list, asked about any host. */
class PublicSuffixFuzz {
  private static final PublicSuffixes LIST = PublicSuffixList.read();

  static Stream<String> seeds() {
    return Stream.of(
        "shop.medit.co.kr", "a.b.www.ck", "x.shop.ck", "medit.github.io", "[::1]", "127.0.0.1");
  }

  @MethodSource("seeds")
  @FuzzTest
  void every_domain_covers_the_host_and_is_no_public_suffix(@NotNull String host) {
    List<String> domains = LIST.cookieDomains(host);
    for (String domain : domains) {
      if (!CookieDomain.covers(domain, host) || LIST.cookieDomains(domain).isEmpty()) {
        throw new AssertionError("No browser takes a cookie for " + domain);
      }
    }
    if (!domains.isEmpty() && LIST.cookieDomains(domains.get(domains.size() - 1)).size() != 1) {
      throw new AssertionError("The last domain is not the registrable one");
    }
  }
}
