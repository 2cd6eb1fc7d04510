package dev.consentry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.TestService.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How choices are recorded when they come twice, or many at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecordingContract {
  private static final String PATH = "/v1/sites/medit/choices";
  private static final Map<String, Boolean> ALL =
      Map.of("analytics", true, "advertising", true, "preferences", true);
  private static final Map<String, Boolean> NONE =
      Map.of("analytics", false, "advertising", false, "preferences", false);

  private TestService service;
  private String acceptAll;
  private String refuseAll;

  abstract Database database();

  @BeforeAll
  void start() {
    service = TestService.start(database().settings());
    acceptAll = service.choices("medit", "en", "accept-all", ALL);
    refuseAll = service.choices("medit", "en", "refuse-all", NONE);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void the_same_request_twice_gives_the_same_record_token_and_receipt() {
    String key = UUID.randomUUID().toString();
    Answer first = service.postJson(PATH, acceptAll, "Idempotency-Key", key);
    long records = service.recordCount();

    Answer again = service.postJson(PATH, acceptAll, "Idempotency-Key", "\"" + key + "\"");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(service.recordCount()).isEqualTo(records);
  }

  @Test
  void the_same_request_many_times_at_once_gives_one_record() {
    String key = UUID.randomUUID().toString();
    long records = service.recordCount();

    List<Answer> answers =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(any -> service.postJson(PATH, acceptAll, "Idempotency-Key", key))
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
    assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
    assertThat(service.recordCount()).isEqualTo(records + 1);
  }

  @Test
  void another_request_of_the_same_name_is_refused() {
    String key = UUID.randomUUID().toString();
    service.postJson(PATH, acceptAll, "Idempotency-Key", key);

    Answer other = service.postJson(PATH, refuseAll, "Idempotency-Key", key);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json()).containsEntry("type", "urn:consentry:problem:key-reused");
    assertThat(other.response().body()).doesNotContain(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "too-short", "with spaces in it and long", "äöü-äöü-äöü-äöü-äöü-äöü"})
  void a_name_that_can_be_guessed_is_refused(String key) {
    Answer answer = service.postJson(PATH, acceptAll, "Idempotency-Key", key);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").toString()).contains("random UUID");
  }

  @Test
  void many_at_once_are_all_recorded_each_for_a_visitor_of_their_own() {
    long records = service.recordCount();

    List<String> tokens =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(any -> service.postJson(PATH, acceptAll))
            .map(answer -> (String) answer.json().get("token"))
            .collect(Collectors.toList());

    assertThat(tokens).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(service.recordCount()).isEqualTo(records + 200);
    Collections.shuffle(tokens);
    assertThat(receipts(tokens.get(0))).hasSize(1);
  }

  @Test
  void who_has_the_answer_reads_nothing_older_and_the_old_token_is_revoked() {
    String token = (String) service.postJson(PATH, acceptAll).json().get("token");
    for (int i = 0; i < 20; i++) {
      boolean grant = i % 2 == 1;
      Answer answer =
          service.postJson(PATH, grant ? acceptAll : refuseAll, "Authorization", "Bearer " + token);
      assertThat(answer.status()).isEqualTo(201);
      assertThat(receipts(token).get(0).get("action"))
          .isEqualTo(grant ? "accept-all" : "refuse-all");
      if (!grant) {
        assertThat(service.get("/v1/sites/medit/enforcement").response().body())
            .contains(TestService.recordHash(token));
      }
      token = (String) answer.json().get("token");
    }
    assertThat(receipts(token)).hasSize(21);
  }

  @SuppressWarnings("unchecked") // JSON arrays of objects are read as such lists
  private List<Map<String, Object>> receipts(String token) {
    return (List<Map<String, Object>>)
        service
            .get("/v1/sites/medit/visitor", "Authorization", "Bearer " + token)
            .json()
            .get("receipts");
  }
}
