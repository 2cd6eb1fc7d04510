package dev.consentry.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The framework lets an operator put all addresses below another one. */
class ContextPathTest {
  @Test
  void administration_is_closed_below_another_address_too() {
    Map<String, Object> settings = new HashMap<>(Database.H2.settings());
    settings.put("micronaut.server.context-path", "/consent");
    try (TestService service = TestService.start(settings)) {
      assertThat(service.get("/consent/v1/admin/keys").status()).isEqualTo(401);
    }
  }
}
