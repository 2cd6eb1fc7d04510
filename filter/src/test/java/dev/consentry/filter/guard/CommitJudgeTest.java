package dev.consentry.filter.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.decision.CookieListener;
import dev.consentry.filter.testing.TestGates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to a header block at the moment it is written. */
class CommitJudgeTest {
  private static final String OWN = "hotjar=; Max-Age=0; Path=/app";
  private static final CookieListener BROKEN =
      (name, way, reason, stripped) -> {
        throw new IllegalStateException("on purpose");
      };

  private final List<String> heard = new ArrayList<>();
  private final ListBlock block = new ListBlock();

  private CookieGate gate(boolean enforces, CookieListener listener, String... ownLines) {
    return TestGates.gate(enforces, listener, ownLines);
  }

  private CookieGate gate(String... ownLines) {
    return gate(true, (name, way, reason, stripped) -> heard.add(name), ownLines);
  }

  @Test
  void takes_out_what_is_refused_and_leaves_the_rest_in_its_order() {
    block.with("Server", "x").with("Set-Cookie", "_ga=1").with("set-cookie ", "lang=\"ko\" ;x");
    block.with("SET-COOKIE", "_fbp=1").with("Set-Cookie", "_ga=; Max-Age=0").with("X", "y");

    CommitJudge.judge(block, gate());

    assertThat(block.fields)
        .containsExactly(
            Map.entry("Server", "x"),
            Map.entry("set-cookie ", "lang=\"ko\" ;x"),
            Map.entry("Set-Cookie", "_ga=; Max-Age=0"),
            Map.entry("X", "y"),
            Map.entry("Cache-Control", "private"));
    assertThat(heard).containsExactly("_ga", "_fbp");
  }

  @Test
  void adds_the_gates_own_lines_once() {
    block.with("Set-Cookie", OWN);

    CommitJudge.judge(block, gate(OWN, "consent-choices=pv=1"));
    CommitJudge.judge(block, gate(OWN, "consent-choices=pv=1"));

    assertThat(block.fields)
        .containsExactly(
            Map.entry("Set-Cookie", OWN),
            Map.entry("Set-Cookie", "consent-choices=pv=1"),
            Map.entry("Cache-Control", "private"));
  }

  @Test
  void leaves_a_response_alone_that_it_need_not_change() {
    block.with("Set-Cookie", "lang=ko").with("Cache-Control", "public");

    CommitJudge.judge(block, gate());

    assertThat(block.fields)
        .containsExactly(Map.entry("Set-Cookie", "lang=ko"), Map.entry("Cache-Control", "public"));
  }

  @Test
  void adds_nothing_to_an_interim_response() {
    block.with("Set-Cookie", "_ga=1").with("Link", "</a.css>");

    CommitJudge.judgeInterim(block, gate(OWN));

    assertThat(block.fields).containsExactly(Map.entry("Link", "</a.css>"));
  }

  @Test
  void what_a_visitor_shaped_stays_out_of_caches_that_heed_other_headers() {
    block.with("x-accel-expires", "60").with("Set-Cookie", "_ga=1").with("X", "y");

    CommitJudge.judge(block, gate());

    assertThat(block.fields)
        .containsExactly(
            Map.entry("X", "y"),
            Map.entry("Cache-Control", "private"),
            Map.entry("X-Accel-Expires", "0"));
  }

  @Test
  void in_observe_mode_changes_nothing_and_tells_each_name_once() {
    block.with("Set-Cookie", "_ga=1").with("Set-Cookie", "_fbp=1").with("Set-Cookie", "lang=ko");
    CookieGate gate = gate(false, (name, way, reason, stripped) -> heard.add(name));
    gate.passesLine("_ga=1");

    CommitJudge.judge(block, gate);

    assertThat(block.fields).hasSize(3);
    assertThat(heard).containsExactly("_ga", "_fbp", "lang");
  }

  @Test
  void keeps_essential_cookies_only_when_judging_fails() {
    block.with("Set-Cookie", "_ga=1").with("Set-Cookie", "lang=ko").with("X", "y");
    block.with("Set-Cookie", "JSESSIONID=1").with("Set-Cookie", "unknown=1");

    CommitJudge.judge(block, gate(true, BROKEN));

    assertThat(block.fields)
        .containsExactly(
            Map.entry("Set-Cookie", "lang=ko"),
            Map.entry("X", "y"),
            Map.entry("Set-Cookie", "JSESSIONID=1"),
            Map.entry("Cache-Control", "private"));
  }

  @Test
  void in_observe_mode_changes_nothing_when_judging_fails() {
    block.with("Set-Cookie", "_ga=1");

    CommitJudge.judge(block, gate(false, BROKEN));

    assertThat(block.fields).hasSize(1);
  }

  @Test
  void never_throws_into_the_container() {
    ListBlock broken =
        new ListBlock() {
          @Override
          public boolean anyMatch(FieldTest test) {
            throw new LinkageError("on purpose");
          }
        };
    broken.with("Set-Cookie", "_ga=1").with("Set-Cookie", "lang=ko");

    CommitJudge.judge(broken, gate(OWN));

    assertThat(broken.fields).containsExactly(Map.entry("Set-Cookie", "lang=ko"));
  }

  @Test
  void a_block_that_loses_the_order_is_found_when_tried_out() {
    CommitJudge.tryOut(new ListBlock());

    ListBlock swapping =
        new ListBlock() {
          @Override
          public void removeIf(FieldTest test) {
            super.removeIf(test);
            fields.add(0, fields.remove(fields.size() - 1));
          }
        };
    assertThatThrownBy(() -> CommitJudge.tryOut(swapping))
        .isInstanceOf(IllegalStateException.class);
  }

  private static class ListBlock implements HeaderBlock {
    final List<Map.Entry<String, String>> fields = new ArrayList<>();

    ListBlock with(String name, String value) {
      fields.add(Map.entry(name, value));
      return this;
    }

    @Override
    public void removeIf(FieldTest test) {
      fields.removeIf(field -> test.holds(field.getKey(), field.getValue()));
    }

    @Override
    public boolean anyMatch(FieldTest test) {
      return fields.stream().anyMatch(field -> test.holds(field.getKey(), field.getValue()));
    }

    @Override
    public void add(String name, String value) {
      with(name, value);
    }
  }
}
