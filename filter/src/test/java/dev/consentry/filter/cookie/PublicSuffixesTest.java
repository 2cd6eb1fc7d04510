package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSuffixesTest {
  private final PublicSuffixes list =
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
    "a-z_0.com, a-z_0.com",
    "www.xn--e1afmkfd.xn--p1ai, www.xn--e1afmkfd.xn--p1ai xn--e1afmkfd.xn--p1ai"
  })
  void gives_each_domain_up_to_the_registrable_one(String host, String domains) {
    assertThat(list.cookieDomains(host)).containsExactly(domains.split(" "));
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
        ":x",
        "[x]",
        "{x}.com",
        "a;b.com",
        "\u212ao.kr",
        "a b.com",
        ".com",
        "medit.com.",
        "a..com"
      })
  void gives_none_where_a_cookie_stays_on_its_host(String host) {
    assertThat(list.cookieDomains(host)).isEmpty();
  }

  @Test
  void gives_none_for_what_is_longer_than_a_host_can_be() {
    String longest = "a.".repeat(125) + "com";

    assertThat(longest).hasSize(253);
    assertThat(list.cookieDomains(longest)).hasSize(125);
    assertThat(list.cookieDomains("a" + longest)).isEmpty();
  }
}
