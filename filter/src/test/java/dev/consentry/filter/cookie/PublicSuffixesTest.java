package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSuffixesTest {
  private static final PublicSuffixes LIST =
      PublicSuffixes.of(
          List.of("com", "kr", "co.kr", "*.ck", "!www.ck", "io", "github.io", "xn--p1ai"));

  @ParameterizedTest
  @CsvSource({
    "medit.com, medit.com",
    "www.Medit.COM, www.medit.com medit.com",
    "a.b.medit.com, a.b.medit.com b.medit.com medit.com",
    "shop.medit.co.kr, shop.medit.co.kr medit.co.kr",
    "medit.kr, medit.kr",
    "medit.example, medit.example",
    "a.medit.github.io, a.medit.github.io medit.github.io",
    "a.b.shop.ck, a.b.shop.ck b.shop.ck",
    "a.www.ck, a.www.ck www.ck",
    "www.xn--e1afmkfd.xn--p1ai, www.xn--e1afmkfd.xn--p1ai xn--e1afmkfd.xn--p1ai"
  })
  void gives_each_domain_up_to_the_registrable_one(String host, String domains) {
    assertThat(LIST.cookieDomains(host)).containsExactly(domains.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "com",
        "co.kr",
        "github.io",
        "shop.ck",
        "127.0.0.1",
        "[::1]",
        "::1",
        ".com",
        "medit.com.",
        "a..com"
      })
  void gives_none_where_a_cookie_stays_on_its_host(String host) {
    assertThat(LIST.cookieDomains(host)).isEmpty();
  }
}
