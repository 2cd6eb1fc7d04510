package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CookieDomainTest {
  @Test
  void a_domain_covers_itself_and_what_is_below_it() {
    assertThat(CookieDomain.covers("medit.example", "medit.example")).isTrue();
    assertThat(CookieDomain.covers("medit.example", "WWW.Medit.example")).isTrue();
  }

  @Test
  void a_domain_covers_no_neighbour_no_parent_and_no_address() {
    assertThat(CookieDomain.covers("medit.example", "notmedit.example")).isFalse();
    assertThat(CookieDomain.covers("www.medit.example", "medit.example")).isFalse();
    assertThat(CookieDomain.covers("medit.example", "localhost")).isFalse();
    assertThat(CookieDomain.covers("0.0.1", "127.0.0.1")).isFalse();
    assertThat(CookieDomain.covers("medit.example", "")).isFalse();
  }
}
