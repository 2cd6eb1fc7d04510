package dev.consentry.example;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

class SiteCookieTest {
  @Test
  void a_line_carries_lifetime_path_and_http_only() {
    assertThat(SiteCookie.AD_SEGMENT.line("home"))
        .isEqualTo("ad_segment=home; Path=/; Max-Age=7776000; SameSite=Lax; HttpOnly");
  }

  @Test
  void a_session_cookie_has_no_lifetime() {
    assertThat(SiteCookie.LOGIN_CHECK.line("1"))
        .isEqualTo("login_check=1; Path=/; SameSite=Lax; HttpOnly");
    assertThat(SiteCookie.LOGIN_CHECK.with("1").getMaxAge()).isEqualTo(-1);
  }

  @Test
  void a_deletion_ends_the_cookie_at_once() {
    assertThat(SiteCookie.LOGIN_CHECK.deletion())
        .isEqualTo("login_check=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly");
  }

  @Test
  void a_cookie_object_says_the_same_as_the_line() {
    Cookie cookie = SiteCookie.VISIT_SOURCE.with("newsletter");

    assertThat(cookie.getName()).isEqualTo("visit_source");
    assertThat(cookie.getMaxAge()).isEqualTo(30 * 24 * 60 * 60);
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
  }
}
