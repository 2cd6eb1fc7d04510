package dev.consentry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.TestService.Answer;
import dev.consentry.server.site.SiteKeys;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two instances of the service behind one load balancer, on one PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesTest {
  private static final String CHOICES = "/v1/sites/medipixel/choices";

  private TestService one;
  private TestService other;

  @BeforeAll
  void start() {
    Map<String, Object> shared = Database.POSTGRESQL.settings();
    one = TestService.start(shared);
    other = TestService.start(shared);
  }

  @AfterAll
  void stop() {
    one.close();
    other.close();
  }

  @Test
  void what_is_published_on_one_reaches_filters_of_the_other_within_five_seconds()
      throws Exception {
    Answer before = other.get("/v1/sites/medit/enforcement");
    CompletableFuture<Answer> filter =
        CompletableFuture.supplyAsync(
            () ->
                other.get(
                    "/v1/sites/medit/enforcement?wait=5", "If-None-Match", before.header("ETag")));

    one.publish("medit", ServiceContract.raised(TestService.definition("medit"), "analytics"), "");

    // The service answers 304 when the five seconds pass without a change.
    assertThat(filter.get().status()).isEqualTo(200);
    assertThat(filter.get().json()).containsEntry("policyVersion", 2);
  }

  @Test
  void a_withdrawal_at_one_is_refused_by_filters_of_the_other_within_five_seconds()
      throws Exception {
    Map<String, Boolean> all = Map.of("analytics", true, "advertising", true, "preferences", true);
    Map<String, Boolean> none =
        Map.of("analytics", false, "advertising", false, "preferences", false);
    Answer granted =
        one.postJson(
            "/v1/sites/easycare/choices", one.choices("easycare", "ko", "accept-all", all));
    Answer before = other.get("/v1/sites/easycare/enforcement");
    CompletableFuture<Answer> filter =
        CompletableFuture.supplyAsync(
            () ->
                other.get(
                    "/v1/sites/easycare/enforcement?wait=5",
                    "If-None-Match",
                    before.header("ETag")));

    one.postJson(
        "/v1/sites/easycare/choices",
        one.choices("easycare", "ko", "withdraw", none),
        "Authorization",
        "Bearer " + granted.json().get("token"));

    assertThat(filter.get().status()).isEqualTo(200);
    assertThat((List<?>) filter.get().json().get("revoked")).hasSize(1);
  }

  @Test
  void answers_of_one_visitor_at_both_at_once_leave_one_chain() {
    String body = acceptAll();
    String bearer = "Bearer " + one.postJson(CHOICES, body).json().get("token");

    List<Integer> statuses =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(
                i -> (i % 2 == 0 ? one : other).postJson(CHOICES, body, "Authorization", bearer))
            .map(Answer::status)
            .toList();

    assertThat(statuses).allMatch(status -> status == 201 || status == 503).contains(201);
    long stored = statuses.stream().filter(status -> status == 201).count();
    for (TestService each : List.of(one, other)) {
      Answer seen = each.get("/v1/sites/medipixel/visitor", "Authorization", bearer);
      assertThat((List<?>) seen.json().get("receipts")).hasSize((int) stored + 1);
    }
  }

  @Test
  void what_answers_a_version_that_was_published_on_one_this_moment_is_withdrawn_on_the_other()
      throws Exception {
    String definition =
        TestService.definition("medipixel").replaceFirst("site: medipixel", "site: hurried");
    assertThat(one.publish("hurried", definition, "").status()).isEqualTo(201);
    for (int i = 0; i < 50 && other.get("/v1/sites/hurried/notice").status() == 404; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    Map<String, Boolean> all = Map.of("analytics", true, "advertising", true, "preferences", true);
    String yaml = definition;
    for (int round = 0; round < 5; round++) {
      yaml = yaml.replaceFirst("explanation: .*", "explanation: Version " + round + ".");
      assertThat(one.publish("hurried", yaml, "").status()).isEqualTo(201);
      Answer chosen =
          one.postJson(
              "/v1/sites/hurried/choices", one.choices("hurried", "en", "accept-all", all));
      String bearer = "Bearer " + chosen.json().get("token");

      Answer withdrawn =
          other.postJson("/v1/sites/hurried/visitor/withdrawal", "{}", "Authorization", bearer);
      Answer exported = other.get("/v1/sites/hurried/visitor/export", "Authorization", bearer);

      assertThat(withdrawn.status()).isEqualTo(201);
      assertThat(exported.status()).isEqualTo(200);
    }
  }

  @Test
  void who_stopped_at_one_grants_nothing_at_the_other_from_then_on() {
    String bearer = "Bearer " + one.postJson(CHOICES, acceptAll()).json().get("token");
    Answer stopped = one.send("POST", "/v1/sites/medipixel/visitor/stop", "Authorization", bearer);
    assertThat(stopped.status()).isEqualTo(201);

    assertThat(other.postJson(CHOICES, acceptAll(), "Authorization", bearer).status())
        .isEqualTo(409);
  }

  @Test
  void what_is_taken_back_at_both_at_once_leaves_the_rest_granted() {
    for (int round = 0; round < 20; round++) {
      String bearer = "Bearer " + one.postJson(CHOICES, acceptAll()).json().get("token");

      List<Answer> withdrawn =
          List.of("analytics", "advertising").parallelStream()
              .map(
                  purpose ->
                      (purpose.equals("analytics") ? one : other)
                          .postJson(
                              "/v1/sites/medipixel/visitor/withdrawal",
                              "{\"purposes\":[\"" + purpose + "\"]}",
                              "Authorization",
                              bearer))
              .toList();

      assertThat(withdrawn).allSatisfy(each -> assertThat(each.status()).isIn(201, 503));
      assertThat(newest(bearer).get("choices").toString()).contains("preferences=true");
    }
  }

  @Test
  void a_device_that_joins_while_others_of_its_account_answer_waits_in_no_circle()
      throws Exception {
    String key = one.bean(SiteKeys.class).make("medipixel", "webapp", "a test").text();
    for (int round = 0; round < 10; round++) {
      String account = "{\"account\":\"circle-" + round + "\"}";
      String first = "Bearer " + one.postJson(CHOICES, acceptAll()).json().get("token");
      String second = "Bearer " + one.postJson(CHOICES, acceptAll()).json().get("token");
      String third = "Bearer " + one.postJson(CHOICES, acceptAll()).json().get("token");
      for (String bearer : List.of(first, second)) {
        assertThat(link(one, key, account, bearer).status()).isIn(200, 204);
      }

      List<CompletableFuture<Answer>> atOnce =
          List.of(
              CompletableFuture.supplyAsync(() -> link(one, key, account, third)),
              CompletableFuture.supplyAsync(
                  () -> other.postJson(CHOICES, acceptAll(), "Authorization", second)),
              CompletableFuture.supplyAsync(
                  () ->
                      other.send(
                          "POST", "/v1/sites/medipixel/visitor/code", "Authorization", second)));

      for (CompletableFuture<Answer> each : atOnce) {
        assertThat(each.get().status()).isIn(200, 201, 204);
      }
    }
    assertThat(deadlocks()).isZero();
  }

  private static Answer link(TestService service, String key, String account, String bearer) {
    return service.postJson(
        "/v1/sites/medipixel/account/link",
        account,
        "Consentry-Site-Key",
        key,
        "Authorization",
        bearer);
  }

  private int deadlocks() {
    return Integer.parseInt(
        one.dump(
                "(select sum(deadlocks) from pg_stat_database"
                    + " where datname = current_database()) d")
            .strip());
  }

  @SuppressWarnings("unchecked") // a JSON array of objects is read as such a list
  private Map<String, Object> newest(String bearer) {
    Answer seen = one.get("/v1/sites/medipixel/visitor", "Authorization", bearer);
    return ((List<Map<String, Object>>) seen.json().get("receipts")).get(0);
  }

  @Test
  void a_named_request_at_both_at_once_is_recorded_once() {
    String body = acceptAll();
    for (int round = 0; round < 20; round++) {
      String key = UUID.randomUUID().toString();
      long records = one.recordCount();
      List<Answer> answers =
          List.of(one, other).parallelStream()
              .map(each -> each.postJson(CHOICES, body, "Idempotency-Key", key))
              .toList();

      assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
      assertThat(answers.get(0).object("receipt")).isEqualTo(answers.get(1).object("receipt"));
      assertThat(one.recordCount()).isEqualTo(records + 1);
    }
  }

  private String acceptAll() {
    return one.choices(
        "medipixel",
        "en",
        "accept-all",
        Map.of("analytics", true, "advertising", true, "preferences", true));
  }
}
