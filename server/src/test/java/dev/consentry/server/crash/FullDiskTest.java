package dev.consentry.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database on a disk that fills up, and has room again later. */
class FullDiskTest {
  private static final String PATH = "/v1/sites/medit/choices";

  @TempDir Path folder;

  @AfterEach
  void makeRoom() {
    FullDisk.makeRoom();
  }

  @Test
  void on_a_full_disk_nothing_is_acknowledged_and_when_there_is_room_the_service_goes_on()
      throws InterruptedException {
    FullDisk.mount();
    String url =
        "jdbc:h2:full:%s/consentry;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
            .formatted(folder);
    try (TestService service = TestService.start(Map.of("consentry.database.url", url))) {
      String body =
          service.choices(
              "medit",
              "en",
              "accept-all",
              Map.of("analytics", true, "advertising", true, "preferences", true));
      String before = (String) service.postJson(PATH, body).json().get("token");

      FullDisk.fill();
      for (int i = 0; i < 3; i++) {
        Answer refused = service.postJson(PATH, body, "Authorization", "Bearer " + before);
        assertThat(refused.status()).isIn(507, 503);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        if (i == 0) {
          assertThat(refused.status()).isEqualTo(507);
        }
      }

      FullDisk.makeRoom();
      Answer stored = service.postJson(PATH, body, "Authorization", "Bearer " + before);
      for (int i = 0; i < 100 && stored.status() != 201; i++) {
        assertThat(stored.status()).isIn(507, 503);
        TimeUnit.MILLISECONDS.sleep(100);
        stored = service.postJson(PATH, body, "Authorization", "Bearer " + before);
      }
      assertThat(stored.status()).isEqualTo(201);
      Answer seen =
          service.get(
              "/v1/sites/medit/visitor", "Authorization", "Bearer " + stored.json().get("token"));
      // Those that failed at the very commit may be there: they were told that nobody knows.
      assertThat((Collection<?>) seen.json().get("receipts")).hasSizeGreaterThanOrEqualTo(2);
    }
  }
}
