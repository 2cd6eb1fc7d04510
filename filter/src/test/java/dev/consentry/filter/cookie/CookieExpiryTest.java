package dev.consentry.filter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieExpiryTest {
  private static final long NOW = Instant.parse("2026-11-22T10:00:00Z").getEpochSecond();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1; Max-Age=0",
        "a=1; Max-Age=-1",
        "a=1;max-age=000",
        "a=1; MAX-AGE = 0 ",
        "a=1; Max-Age =0",
        "a=1; Max-Age= 0",
        "a=1; Max-Age=-99999999999999999999",
        "a=1; Max-Age=100; Max-Age=0",
        "a=1; Max-Age=0; Max-Age=",
        "a=1; Max-Age=0; Max-Age=x",
        "a=1; Max-Age=0; Max-Age=1x",
        "a=1; Max-Age=0; Max-Age=-",
        "a=1; Max-Age=0; Max-Age",
        "a=1; Max-Age=0; Expires=Sun, 22 Nov 2099 10:00:00 GMT",
        "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "a=1; Expires=Thu, 01-Jan-1970 00:00:00 GMT",
        "a=1; Expires=Thu, 1 jan 70 0:0:0",
        "a=1; Expires=Sun, 22 Nov 2026 10:00:00 GMT",
        "a=1; Expires=Sun, 22 Nov 2026 09:59:59 GMT; Path=/",
        "a=1; Expires=Sun, 22 Nov 2099 10:00:00 GMT; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Expires=nonsense",
        "a=1; Expires=1601 10:00:00 jan 1",
        "a; Max-Age=0",
        "; Max-Age=0",
        ";Max-Age=0;",
        "a=1; Max-Age=0; Path=\u00ff",
        "a=1;\tMax-Age\t=\t0\t",
        "a=1; Max-Age=0; Secure; x=y",
      })
  void sees_a_deletion(String line) {
    assertThat(deletes(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1",
        "a=Max-Age=0",
        "a=1; Path=/",
        "a=1; Max-Age=1",
        "a=1; Max-Age=+0",
        "a=1; Max-Age=0.0",
        "a=1; Max-Age=\"0\"",
        "a=1; Max-Age=0; Max-Age=1",
        "a=1; Max-Age=\u0660",
        "a=1; XMax-Age=0",
        "a=1; Max-Age:0",
        "a=1; Max-Age=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "a=1; Expires=Sun, 22 Nov 2026 10:00:01 GMT",
        "a=1; Expires=Sun, 22 Nov 69 10:00:00 GMT",
        "a=1; Expires=0",
        "a=1; Expires=",
        "a=1; Expires=Thu, 01 Jan 1600 00:00:00 GMT",
        "a=1; Expires=Thu, 31 Feb 2020 00:00:00 GMT",
        "a=1; Expires=Thu, 01 Jan 1970 24:00:00 GMT",
        "a=1; Expires=Thu, 01 Jan 1970 00:60:00 GMT",
        "a=1; Expires=Thu, 01 Jan 1970 00:00:60 GMT",
        "a=1; Expires=Thu, 01 Jan 1970",
        "a=1; Expires=00:00:00 Jan 1970",
        "a=1; Expires=Thu, 01 1970 00:00:00",
        "a=1; Expires=Thu, 01 Jan 00:00:00",
        "a=1; Expires=Thu, 01 Jan 19700 00:00:00",
        "a=1; Expires=Thu, 01 Jan 1970 000:00:00",
        "a=1; Expires=Thu, 01 Jan 1970 00:00",
        "a=1; Max-Age=0;\rMax-Age=1",
        "a=1; Max-Age=0; \u0100",
        "a=1; Max-Age=0; \u007f",
        "a=1; Max-Age=0; \u001f",
        "a=1; Max-Age; x=0",
        "a=1; Max-Age:0; x=0",
        "a=1; Max-Ages=0",
        "a=1; m=0",
        "a=1; Max-Any=0",
        "a=1; e=0",
        "a=1; Explain=0",
        "Max-Age=0",
        "a=1; Max-Age=0; \u0000",
        "a=1; Max-Age=0; \uff2dax-Age=1",
      })
  void sees_no_deletion(String line) {
    assertThat(deletes(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1025, 5000})
  void ignores_an_attribute_that_browsers_ignore_for_its_length(int length) {
    assertThat(deletes("a=1; Max-Age=" + "0".repeat(length))).isFalse();
    assertThat(deletes("a=1; Max-Age=" + "0".repeat(1024))).isTrue();
  }

  private static boolean deletes(String line) {
    return CookieExpiry.deletes(line, CookieName.inLine(line), () -> NOW);
  }
}
