package dev.consentry.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.cookie.PublicSuffixes;
import org.junit.jupiter.api.Test;

class PublicSuffixListTest {
  private final PublicSuffixes list = PublicSuffixList.read();

  @Test
  void knows_the_suffixes_of_many_countries() {
    assertThat(list.cookieDomains("www.medit.com")).hasSize(2);
    assertThat(list.cookieDomains("www.medit.co.kr")).hasSize(2).contains("medit.co.kr");
    assertThat(list.cookieDomains("www.medit.co.jp")).hasSize(2).contains("medit.co.jp");
    assertThat(list.cookieDomains("co.kr")).isEmpty();
  }

  @Test
  void knows_wildcards_exceptions_and_suffixes_of_companies() {
    assertThat(list.cookieDomains("www.ck")).containsExactly("www.ck");
    assertThat(list.cookieDomains("shop.ck")).isEmpty();
    assertThat(list.cookieDomains("medit.github.io")).containsExactly("medit.github.io");
  }

  @Test
  void knows_suffixes_in_other_scripts_as_hosts_write_them() {
    assertThat(list.cookieDomains("www.medit.xn--3e0b707e")).hasSize(2);
    assertThat(list.cookieDomains("medit.xn--55qx5d.cn")).containsExactly("medit.xn--55qx5d.cn");
    assertThat(list.cookieDomains("xn--55qx5d.cn")).isEmpty();
  }
}
