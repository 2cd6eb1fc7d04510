package dev.consentry.filter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnRequestsTest {
  private final org.apache.coyote.Request own = new org.apache.coyote.Request();
  private final Request connectors = new Request(new Connector());
  private final ServletRequest wrapped =
      new ServletRequestWrapper(new ServletRequestWrapper(connectors));

  @BeforeEach
  void join() {
    connectors.setCoyoteRequest(own);
  }

  @Test
  void goes_through_all_wrappers_and_leaves_out_steps_that_are_not_there() {
    OwnRequests<org.apache.coyote.Request> requests =
        new OwnRequests<>(org.apache.coyote.Request.class, "notThere", "getCoyoteRequest", "nor");

    assertThat(requests.behind(wrapped)).isSameAs(own);
    assertThat(requests.behind(wrapped)).isSameAs(own);
  }

  @Test
  void says_where_there_is_no_way() {
    assertThat(new OwnRequests<>(org.apache.coyote.Request.class, "notThere").behind(wrapped))
        .isNull();
    assertThat(new OwnRequests<>(String.class, "getCoyoteRequest").behind(wrapped)).isNull();
  }
}
