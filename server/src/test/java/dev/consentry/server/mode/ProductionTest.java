package dev.consentry.server.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What production does not start without, and what it wants of others. */
class ProductionTest {
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @Test
  void production_refuses_to_start_with_what_is_for_trying_out_and_names_all_of_it() {
    Map<String, Object> settings = new HashMap<>(Database.H2.settings());
    settings.put("consentry.mode", "production");

    assertThatThrownBy(() -> TestService.start(settings).close())
        .hasStackTraceContaining("CONSENTRY_MASTER_KEY")
        .hasStackTraceContaining("CONSENTRY_DATABASE_PASSWORD");
  }

  @Test
  void production_refuses_a_master_key_that_everybody_on_the_machine_may_read(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("key"), KEY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Map<String, Object> settings = new HashMap<>(Database.H2.settings());
    settings.put("consentry.database.password", "a password for this test");
    settings.put("consentry.master-key-file", file.toString());

    TestService.start(settings).close(); // in development it is only said

    settings.put("consentry.mode", "production");
    assertThatThrownBy(() -> TestService.start(settings).close())
        .hasStackTraceContaining("chmod 600 " + file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    TestService.start(settings).close();
  }

  @Test
  void in_production_a_filter_needs_a_key_and_nobody_on_this_machine_is_spared_the_count() {
    Map<String, Object> settings = new HashMap<>(Database.H2.settings());
    settings.put("consentry.mode", "production");
    settings.put("consentry.https", "true");
    settings.put("consentry.database.password", "a password for this test");
    settings.put("consentry.master-key", KEY);
    settings.put("consentry.site-keys.given.sns-helper", "the-key-of-this-test");
    settings.put("consentry.rate-limit.reads-per-minute", 3);
    try (TestService service = TestService.start(settings)) {
      String path = "/v1/sites/sns-helper/enforcement";
      assertThat(service.get(path).status()).isEqualTo(401);
      assertThat(service.postJson("/v1/sites/sns-helper/observations", "{}").status())
          .isEqualTo(401);
      for (int i = 0; i < 5; i++) {
        assertThat(service.get(path, "Consentry-Site-Key", "the-key-of-this-test").status())
            .isEqualTo(200);
      }
      assertThat(service.get("/health").header("Strict-Transport-Security")).isNotEmpty();
      assertThat(service.get("/v1/sites/sns-helper/notice").status()).isEqualTo(200);
      service.get("/v1/sites/sns-helper/notice");
      assertThat(service.get("/v1/sites/sns-helper/notice").status()).isEqualTo(429);
    }
  }
}
