package dev.consentry.filter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.testing.TestGates;
import dev.consentry.filter.testing.Warnings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** A container that nobody knows runs on the wrapper, and the log says what that leaves open. */
class CommitGuardsTest {
  private static <T> T stub(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            CommitGuardsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getServerInfo" -> "Teapot/1.0";
                  case "isCommitted" -> false;
                  default -> null;
                }));
  }

  @Test
  void an_unknown_container_runs_on_the_wrapper_and_the_log_says_once_what_may_escape() {
    try (Warnings warnings = new Warnings()) {
      CommitGuards guards = CommitGuards.detect(stub(ServletContext.class));

      for (int request = 0; request < 3; request++) {
        assertThat(
                guards.arm(
                    stub(HttpServletRequest.class),
                    stub(HttpServletResponse.class),
                    TestGates.gate(true, (name, way, reason, stripped) -> {})))
            .isFalse();
      }
      assertThat(guards.name()).isEqualTo(CommitGuards.PORTABLE);
      assertThat(warnings.with("guard"))
          .singleElement()
          .asString()
          .contains("no commit guard for this container (Teapot/1.0)")
          .contains("unwrapped")
          .contains("kept from before the filter")
          .contains("request listener")
          .contains("(103)")
          .contains("trailer")
          .contains("getHeaders");
    }
  }
}
