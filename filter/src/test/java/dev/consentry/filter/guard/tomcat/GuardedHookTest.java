package dev.consentry.filter.guard.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.decision.CookieGate;
import dev.consentry.filter.testing.TestGates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ActionHook;
import org.apache.coyote.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tomcat's own response object is used again and again: what is left of a guard steps aside. */
class GuardedHookTest {
  private final List<ActionCode> written = new ArrayList<>();
  private final ActionHook protocol = this::write;
  private final Response response = new Response();
  private final org.apache.coyote.Request coyote = new org.apache.coyote.Request();
  private final Request connector = new Request(new Connector());
  private final TomcatGuard guard = new TomcatGuard();

  @BeforeEach
  void connect() {
    coyote.setResponse(response);
    connector.setCoyoteRequest(coyote);
    TomcatGuard.setHook(response, null, protocol);
  }

  private static CookieGate gate() {
    return TestGates.gate(true, (name, way, reason, stripped) -> {});
  }

  private boolean arm(TomcatGuard by) {
    HttpServletRequest wrapped = new HttpServletRequestWrapper(connector.getRequest());
    HttpServletResponse any = null;
    return by.arm(wrapped, any, gate());
  }

  private List<String> cookies() {
    return Collections.list(response.getMimeHeaders().values("Set-Cookie"));
  }

  private void nextExchange() {
    coyote.recycle();
    response.recycle();
    response.addHeader("Set-Cookie", "_ga=1");
  }

  @Test
  void judges_at_the_commit_and_is_gone_at_the_end() {
    assertThat(arm(guard)).isTrue();
    response.addHeader("Set-Cookie", "_ga=1");
    response.addHeader("Set-Cookie", "lang=ko");

    response.commit();
    assertThat(cookies()).containsExactly("lang=ko");
    response.action(ActionCode.CLOSE, null);

    assertThat(TomcatGuard.hookOf(response)).isSameAs(protocol);
    assertThat(written).containsExactly(ActionCode.COMMIT, ActionCode.CLOSE);
  }

  private void write(ActionCode code, Object parameter) {
    if (code == ActionCode.IS_TRAILER_FIELDS_SUPPORTED) {
      ((AtomicBoolean) parameter).set(true);
    } else {
      written.add(code);
    }
  }

  @Test
  void judges_trailers_that_were_set_before_the_commit() {
    arm(guard);
    response.setTrailerFields(() -> Map.of("Set-Cookie", "_ga=1", "X-Checksum", "1"));

    response.commit();

    assertThat(response.getTrailerFields().get()).containsOnlyKeys("X-Checksum");
  }

  @Test
  void judges_trailers_that_were_set_after_the_commit() {
    arm(guard);
    response.commit();
    response.setTrailerFields(() -> Map.of("Set-Cookie", "_ga=1", "X-Checksum", "1"));

    response.action(ActionCode.CLOSE, null);

    assertThat(response.getTrailerFields().get()).containsOnlyKeys("X-Checksum");
  }

  @Test
  void judges_early_hints_and_stays_for_the_commit() {
    arm(guard);
    response.addHeader("Set-Cookie", "_ga=1");

    response.action(ActionCode.EARLY_HINTS, null);
    assertThat(cookies()).isEmpty();
    response.addHeader("Set-Cookie", "_ga=1");
    response.action(ActionCode.CLOSE, null);

    assertThat(cookies()).isEmpty();
    assertThat(written).containsExactly(ActionCode.EARLY_HINTS, ActionCode.CLOSE);
  }

  @Test
  void leaves_the_next_exchange_alone_when_the_one_before_never_committed() {
    arm(guard);
    nextExchange();

    response.action(ActionCode.EARLY_HINTS, null);
    response.commit();

    assertThat(cookies()).containsExactly("_ga=1");
    assertThat(TomcatGuard.hookOf(response)).isSameAs(protocol);
  }

  @Test
  void takes_the_place_of_what_an_exchange_before_left() {
    arm(guard);
    nextExchange();
    arm(guard);

    response.commit();
    response.action(ActionCode.CLOSE, null);

    assertThat(cookies()).isEmpty();
    assertThat(TomcatGuard.hookOf(response)).isSameAs(protocol);
  }

  @Test
  void several_webapps_judge_one_exchange_and_all_are_gone_then() {
    arm(guard);
    arm(new TomcatGuard());
    response.addHeader("Set-Cookie", "_ga=1");

    response.commit();
    response.action(ActionCode.CLOSE, null);

    assertThat(cookies()).isEmpty();
    assertThat(TomcatGuard.hookOf(response)).isSameAs(protocol);
    assertThat(written).containsExactly(ActionCode.COMMIT, ActionCode.CLOSE);
  }
}
