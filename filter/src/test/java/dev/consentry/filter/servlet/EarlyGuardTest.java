package dev.consentry.filter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.testing.TestGates;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A response can be guarded before the first filter, and is guarded once. */
class EarlyGuardTest {
  private final List<ServletRequestListener> listeners = new ArrayList<>();
  private final List<CookieGate> made = new ArrayList<>();
  private final List<CookieGate> armed = new ArrayList<>();
  private final ServletContext context = stub(ServletContext.class);
  private final HttpServletRequest request = stub(HttpServletRequest.class);
  private boolean knownByRequest = true;

  private final CommitGuard commitGuard =
      new CommitGuard() {
        @Override
        public boolean arm(
            HttpServletRequest guarded, HttpServletResponse response, CookieGate gate) {
          armed.add(gate);
          return true;
        }

        @Override
        public boolean arm(HttpServletRequest guarded, CookieGate gate) {
          return knownByRequest && arm(guarded, stub(HttpServletResponse.class), gate);
        }
      };

  /** Has attributes and takes listeners, and that is all. */
  private <T> T stub(Class<T> type) {
    Map<String, Object> attributes = new HashMap<>();
    return type.cast(
        Proxy.newProxyInstance(
            EarlyGuardTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "addListener" -> listeners.add((ServletRequestListener) arguments[0]);
                case "isCommitted", "isAsyncStarted" -> {
                  return false;
                }
                default -> {}
              }
              return method.getName().equals("getAttribute") ? attributes.get(arguments[0]) : null;
            }));
  }

  private CookieGate newGate(HttpServletRequest ignored) {
    made.add(TestGates.gate(true, (name, way, reason, stripped) -> {}));
    return made.get(made.size() - 1);
  }

  private boolean start(boolean leavesAll) {
    return EarlyGuard.start(context, this::newGate, commitGuard, asked -> leavesAll);
  }

  private void initialize() {
    listeners.forEach(
        listener -> listener.requestInitialized(new ServletRequestEvent(context, request)));
  }

  private void filter() {
    GuardedExchange.of(request, stub(HttpServletResponse.class), this::newGate, commitGuard);
  }

  @Test
  void a_response_is_guarded_before_the_filter_which_goes_on_with_the_same_gate() {
    EarlyGuard.addTo(context);
    assertThat(start(false)).isTrue();

    initialize();
    assertThat(armed).hasSize(1);
    filter();
    initialize();

    assertThat(made).hasSize(1);
    assertThat(armed).isEqualTo(made);
  }

  @Test
  void what_the_container_cannot_tell_by_the_request_is_guarded_by_the_filter() {
    knownByRequest = false;
    EarlyGuard.addTo(context);
    start(false);

    initialize();
    assertThat(armed).isEmpty();
    filter();

    assertThat(armed).hasSize(1);
  }

  @Test
  void what_is_left_to_the_filter_and_what_comes_before_the_start_is_not_guarded_early() {
    EarlyGuard.addTo(context);
    initialize();
    start(true);
    initialize();

    assertThat(made).isEmpty();
    assertThat(armed).isEmpty();
  }

  @Test
  void a_webapp_that_needs_none_has_none() {
    assertThat(start(false)).isFalse();
  }
}
