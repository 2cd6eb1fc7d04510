package dev.consentry.filter.guard.glassfish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.guard.CommitJudge;
import dev.consentry.filter.testing.TestGates;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.junit.jupiter.api.Test;

class GrizzlyBlockTest {
  private final MimeHeaders headers = new MimeHeaders();

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      lines.add(headers.getName(i) + ": " + headers.getValue(i));
    }
    return lines;
  }

  private void add(String name, String value) {
    headers.addValue(name).setString(value);
  }

  @Test
  void what_is_kept_stays_as_it_was_and_in_its_order() {
    add("X-First", "1");
    add("Set-Cookie", "_ga=1");
    add("set-cookie", "lang=k\u00F6; Path=/ ;;x");
    headers.addValue(Header.ContentType).setString("text/plain");
    headers.setSerialized(3, true);
    add("Set-Cookie ", "_fbp=1");
    add("Set-Cookie", "lang=en");

    CommitJudge.judgeInterim(
        new GrizzlyBlock(headers), TestGates.gate(true, (name, way, reason, stripped) -> {}));

    assertThat(lines())
        .containsExactly(
            "X-First: 1",
            "set-cookie: lang=k\u00F6; Path=/ ;;x",
            "Content-Type: text/plain",
            "Set-Cookie: lang=en");
    assertThat(headers.isSerialized(2)).isTrue();
    assertThat(headers.isSerialized(3)).isFalse();
  }

  @Test
  void where_nothing_goes_nothing_is_written_anew() {
    add("Set-Cookie", "lang=ko");
    Object chunk = headers.getValue(0);

    new GrizzlyBlock(headers).removeIf((name, value) -> false);

    assertThat(headers.getValue(0)).isSameAs(chunk);
  }

  @Test
  void the_guard_finds_it_fit() {
    assertThat(new GlassFishGuard()).isNotNull();
  }
}
