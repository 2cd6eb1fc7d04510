package dev.consentry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.token.Keyset;
import dev.consentry.filter.token.TokenVerdict;
import dev.consentry.filter.token.TokenVerifier;
import dev.consentry.filter.token.VerificationKey;
import dev.consentry.server.TestService.Answer;
import dev.consentry.server.random.RandomIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service promises over HTTP, on any of its databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceContract {
  private static final Map<String, Boolean> ANALYTICS_ONLY =
      Map.of("analytics", true, "advertising", false, "preferences", false);
  private static final Map<String, Boolean> ALL =
      Map.of("analytics", true, "advertising", true, "preferences", true);
  private static final Map<String, Boolean> NONE =
      Map.of("analytics", false, "advertising", false, "preferences", false);

  private TestService service;

  abstract Database database();

  @BeforeAll
  void start() {
    service = TestService.start(database().settings());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void is_healthy() {
    assertThat(service.get("/health").json()).containsEntry("status", "UP");
  }

  @ParameterizedTest
  @CsvSource({
    "medit, ko, ko",
    "medit, ko-KR, ko",
    "medit, 'ja;q=0.5, zh;q=0.9', zh",
    "medit, 'fr, de;q=0.9', en",
    "medit, '*', en",
    "medit, 'not a language ;;;', en",
    "easycare, en, ko",
    "crscube, en, ja"
  })
  void the_notice_comes_in_the_accepted_language_or_the_sites_default(
      String site, String accepted, String expected) {
    Answer answer = service.get("/v1/sites/" + site + "/notice", "Accept-Language", accepted);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.object("notice"))
        .containsEntry("language", expected)
        .containsEntry("site", site);
    assertThat(answer.header("Content-Language")).isEqualTo(expected);
    assertThat(answer.header("Vary")).isEqualTo("Accept-Language");
  }

  @Test
  void a_language_asked_for_by_name_comes_before_the_accepted_one() {
    Answer answer = service.get("/v1/sites/medit/notice?language=ja", "Accept-Language", "ko");

    assertThat(answer.object("notice")).containsEntry("language", "ja");
  }

  @Test
  void the_hash_is_that_of_the_notices_very_bytes() throws Exception {
    Answer answer = service.get("/v1/sites/medit/notice?language=ko");
    String body = answer.response().body();
    String notice =
        body.substring(body.indexOf("\"notice\":") + "\"notice\":".length(), body.length() - 1);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(notice.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.json())
        .containsEntry("hash", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
  }

  @Test
  void a_notice_that_the_caller_has_is_not_sent_again() {
    Answer first = service.get("/v1/sites/medit/notice?language=ko");
    Answer second =
        service.get("/v1/sites/medit/notice?language=ko", "If-None-Match", first.header("ETag"));

    assertThat(second.status()).isEqualTo(304);
    assertThat(second.response().body()).isEmpty();
  }

  @Test
  void a_choice_is_recorded_and_its_token_says_the_same() {
    Answer answer = choose("medit", "ko", "save", ANALYTICS_ONLY);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.object("receipt"))
        .containsEntry("site", "medit")
        .containsEntry("language", "ko")
        .containsEntry("action", "save")
        .containsEntry("choices", ANALYTICS_ONLY)
        .doesNotContainKeys("id", "visitor");
    TokenVerdict verdict = verify(token(answer), "medit");
    assertThat(verdict)
        .isInstanceOfSatisfying(
            TokenVerdict.Accepted.class,
            accepted -> {
              assertThat(accepted.token().grants()).containsExactly("analytics");
              assertThat(accepted.token().policyVersion()).isEqualTo(1);
              assertThat(accepted.token().expiresAt())
                  .isEqualTo(
                      Instant.parse((String) answer.object("receipt").get("expiresAt"))
                          .getEpochSecond());
            });
    assertThat(verify(token(answer), "easycare")).isInstanceOf(TokenVerdict.Rejected.class);
  }

  @Test
  void a_visitors_records_form_a_chain_that_only_the_visitor_sees() {
    Answer first = choose("medit", "en", "accept-all", ALL);
    Answer second =
        choose("medit", "ja", "withdraw", NONE, "Authorization", "Bearer " + token(first));
    Answer another = choose("medit", "en", "refuse-all", NONE);

    assertThat(receipts("medit", token(second)))
        .extracting(receipt -> receipt.get("action"))
        .containsExactly("withdraw", "accept-all");
    assertThat(receipts("medit", token(another))).hasSize(1);
    assertThat(service.get("/v1/sites/medit/visitor").status()).isEqualTo(401);
    assertThat(
            service
                .get("/v1/sites/easycare/visitor", "Authorization", "Bearer " + token(first))
                .status())
        .isEqualTo(401);
    String tampered = token(first).substring(0, token(first).length() - 4) + "AAAA";
    assertThat(
            service.get("/v1/sites/medit/visitor", "Authorization", "Bearer " + tampered).status())
        .isEqualTo(401);
  }

  @Test
  void a_clock_that_steps_back_keeps_no_visitor_from_withdrawing() {
    Answer granted = choose("medit", "en", "accept-all", ALL);
    service.shiftClock(Duration.ofHours(1));
    Answer ahead =
        choose("medit", "en", "accept-all", ALL, "Authorization", "Bearer " + token(granted));
    service.shiftClock(Duration.ZERO);

    for (int i = 0; i < 2; i++) {
      Answer withdrawn =
          choose("medit", "en", "withdraw", NONE, "Authorization", "Bearer " + token(granted));
      assertThat(withdrawn.status()).isEqualTo(201);
    }

    assertThat(receipts("medit", token(granted)))
        .extracting(receipt -> receipt.get("action"))
        .containsExactly("withdraw", "withdraw", "accept-all", "accept-all");
    assertThat(revoked("medit")).contains(RandomIds.shortHash(recordId(ahead)));
  }

  @Test
  void answers_that_arrive_at_once_leave_one_chain_and_lose_none() {
    Answer first = choose("medit", "en", "refuse-all", NONE);
    String body = service.choices("medit", "en", "accept-all", ALL);
    List<Integer> statuses =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(
                any ->
                    service
                        .postJson(
                            "/v1/sites/medit/choices",
                            body,
                            "Authorization",
                            "Bearer " + token(first))
                        .status())
            .toList();

    long stored = statuses.stream().filter(status -> status == 201).count();
    assertThat(statuses).allMatch(status -> status == 201 || status == 503);
    assertThat(stored).isPositive();
    assertThat(receipts("medit", token(first))).hasSize((int) stored + 1);
  }

  @Test
  void what_is_withdrawn_is_revoked_for_filters_without_telling_its_id() {
    Answer granted = choose("medit", "en", "accept-all", ALL);
    String recordId = recordId(granted);
    assertThat(revoked("medit")).doesNotContain(RandomIds.shortHash(recordId));

    choose("medit", "en", "withdraw", NONE, "Authorization", "Bearer " + token(granted));

    assertThat(revoked("medit")).contains(RandomIds.shortHash(recordId)).doesNotContain(recordId);
  }

  @Test
  void the_enforcement_policy_says_what_filters_need() {
    Answer answer = service.get("/v1/sites/medit/enforcement");

    assertThat(answer.json())
        .containsEntry("format", 1)
        .containsEntry("site", "medit")
        .containsEntry("policyVersion", 1)
        .containsEntry("model", "opt-in");
    assertThat(list(answer, "cookies"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .containsEntry("name", "_ga")
                    .containsEntry("purpose", "analytics"));
    assertThat(list(answer, "purposes"))
        .anySatisfy(
            purpose ->
                assertThat(purpose).containsEntry("id", "analytics").containsEntry("since", 1));
    assertThat(list(answer, "keys")).isEqualTo(list(service.get("/.well-known/jwks.json"), "keys"));
    Answer again =
        service.get("/v1/sites/medit/enforcement?wait=0", "If-None-Match", answer.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void a_material_change_wakes_waiting_filters_and_asks_again_for_that_purpose() throws Exception {
    Answer before = service.get("/v1/sites/crscube/enforcement");
    Thread officer =
        new Thread(
            () ->
                service.publish(
                    "crscube", raised(TestService.definition("crscube"), "analytics"), ""));
    officer.start();
    Answer after =
        service.get(
            "/v1/sites/crscube/enforcement?wait=20", "If-None-Match", before.header("ETag"));
    officer.join();

    assertThat(after.status()).isEqualTo(200);
    assertThat(after.json()).containsEntry("policyVersion", 2);
    assertThat(list(after, "purposes"))
        .anySatisfy(
            purpose ->
                assertThat(purpose).containsEntry("id", "analytics").containsEntry("since", 2))
        .anySatisfy(
            purpose ->
                assertThat(purpose).containsEntry("id", "advertising").containsEntry("since", 1));
  }

  @Test
  void a_dry_run_tells_what_would_change_and_changes_nothing() {
    Answer dryRun =
        service.publish(
            "medipixel", raised(TestService.definition("medipixel"), "analytics"), "?dryRun=true");

    assertThat(dryRun.status()).isEqualTo(200);
    assertThat(dryRun.json()).containsEntry("version", 2);
    assertThat(list(dryRun, "materialChanges"))
        .anySatisfy(change -> assertThat(change).containsEntry("purpose", "analytics"));
    assertThat(list(service.get("/v1/sites/medipixel/policies"), "policies")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?dryRun=maybe",
        "?dryRun=1",
        "?dryRun=",
        "?dryrun=true",
        "?effectivefrom=2999-01-01T00:00:00Z"
      })
  void what_was_not_understood_never_publishes(String query) {
    Answer answer = service.publish("medipixel", TestService.definition("medipixel"), query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").toString()).startsWith("Nothing was published.");
    assertThat(list(service.get("/v1/sites/medipixel/policies"), "policies")).hasSize(1);
  }

  @Test
  void a_scheduled_version_is_not_in_effect_before_its_time() {
    Answer published =
        service.publish(
            "sns-helper",
            TestService.definition("sns-helper"),
            "?effectiveFrom=" + Instant.now().plus(Duration.ofDays(700)));

    assertThat(published.status()).isEqualTo(201);
    assertThat(service.get("/v1/sites/sns-helper/notice").object("notice"))
        .containsEntry("policyVersion", 1);
    Answer future =
        refused(
            () ->
                service.postJson(
                    "/v1/sites/sns-helper/choices",
                    service
                        .choices("sns-helper", "ja", "refuse-all", NONE)
                        .replace("\"policyVersion\":1", "\"policyVersion\":2")));
    assertThat(future.status()).isEqualTo(409);
    assertThat(future.json().get("detail").toString()).contains("Fetch the notice");
  }

  @Test
  void a_stale_version_is_refused_and_nothing_is_stored() {
    Answer first = choose("easycare", "ko", "refuse-all", easycare(false));
    String stale = service.choices("easycare", "ko", "accept-all", easycare(true));
    assertThat(service.publish("easycare", TestService.definition("easycare"), "").status())
        .isEqualTo(201);

    Answer answer =
        refused(
            () ->
                service.postJson(
                    "/v1/sites/easycare/choices",
                    stale,
                    "Authorization",
                    "Bearer " + token(first)));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(receipts("easycare", token(first))).hasSize(1);
  }

  @Test
  void what_filters_saw_is_summed_and_shown_to_officers_only() {
    String seen = observation("_ga", 3) + "," + observation("_ga", 4) + "," + observation("", 1);
    for (int i = 0; i < 2; i++) {
      assertThat(
              service
                  .postJson("/v1/sites/medipixel/observations", "{\"observations\":[" + seen + "]}")
                  .status())
          .isEqualTo(204);
    }

    String path = "/v1/admin/sites/medipixel/observations";
    assertThat(service.get(path).status()).isEqualTo(401);
    String key = "Bearer " + TestService.ADMINISTRATION_KEY;
    assertThat(list(service.get(path, "Authorization", key), "observations"))
        .extracting(sum -> sum.get("cookie") + " " + sum.get("count") + " " + sum.get("path"))
        .containsExactly(" 2 /shop/*", "_ga 14 /shop/*");
    assertThat(service.postJson("/v1/sites/nobody/observations", "{\"observations\":[]}").status())
        .isEqualTo(404);
  }

  @Test
  void a_flood_of_observations_is_summed_under_one_name() {
    for (int batch = 0; batch < 11; batch++) {
      int first = batch * 200;
      String seen =
          IntStream.range(first, first + 200)
              .mapToObj(number -> observation("name" + number, 1))
              .collect(Collectors.joining(","));
      assertThat(
              service
                  .postJson(
                      "/v1/sites/sns-helper/observations", "{\"observations\":[" + seen + "]}")
                  .status())
          .isEqualTo(204);
    }

    assertThat(
            list(
                service.get(
                    "/v1/admin/sites/sns-helper/observations",
                    "Authorization",
                    "Bearer " + TestService.ADMINISTRATION_KEY),
                "observations"))
        .hasSize(2001)
        .anySatisfy(
            sum -> assertThat(sum).containsEntry("cookie", "(others)").containsEntry("count", 200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"observations\":{}}",
        "{\"observations\":[1]}",
        "{\"observations\":[{}]}",
        "{\"observations\":[{\"cookie\":\"a\\nb\",\"outcome\":\"KEPT\",\"way\":\"addCookie\",\"path\":\"\",\"count\":1}]}",
        "{\"observations\":[{\"cookie\":\"a\",\"outcome\":\"KEPT\",\"way\":\"addCookie\",\"path\":\"\",\"count\":0}]}",
        "{\"observations\":[{\"cookie\":\"a\",\"outcome\":\"KEPT\",\"way\":\"addCookie\",\"path\":\"\",\"count\":1,\"value\":\"x\"}]}",
        "{\"observations\":[]} more"
      })
  void observations_that_are_none_are_refused(String body) {
    assertThat(service.postJson("/v1/sites/medit/observations", body).status()).isEqualTo(400);
  }

  private static String observation(String cookie, int count) {
    return "{\"cookie\":\"%s\",\"outcome\":\"UNDECLARED\",\"way\":\"addCookie\",\"path\":\"/shop/*\",\"count\":%d}"
        .formatted(cookie, count);
  }

  @Test
  void unknown_sites_are_named_as_such() {
    assertThat(service.get("/v1/sites/nobody/notice").json())
        .containsEntry("status", 404)
        .containsEntry("type", "urn:consentry:problem:unknown-site");
    assertThat(service.get("/v1/sites/nobody/enforcement").status()).isEqualTo(404);
    String choices = service.choices("medit", "en", "accept-all", ALL);
    Answer stored = refused(() -> service.postJson("/v1/sites/nobody/choices", choices));
    assertThat(stored.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"analytics\":true}",
        "{}",
        "{\"analytics\":true,\"advertising\":true,\"preferences\":true,\"essential\":true}",
        "{\"analytics\":true,\"advertising\":true,\"preferences\":true,\"telepathy\":true}"
      })
  void choices_that_do_not_answer_exactly_what_was_asked_are_refused(String choices) {
    String good = service.choices("medit", "en", "save", ALL);
    String bad = good.substring(0, good.indexOf("\"choices\":")) + "\"choices\":" + choices + "}";

    Answer answer = refused(() -> service.postJson("/v1/sites/medit/choices", bad));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("detail").toString())
        .contains("analytics")
        .contains("advertising");
    assertThat(answer.json().get("problems")).isInstanceOf(List.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{\"choices\":{\"analytics\":\"true\"}}",
        "{\"choices\":{\"analytics\":1}}",
        "{\"choices\":{\"analytics\":true,\"analytics\":false}}",
        "{\"unheard-of\":1}",
        "{\"policyVersion\":\"1\"}",
        "{\"action\":\"whatever\"}"
      })
  void malformed_json_is_refused_with_what_to_do(String body) {
    Answer answer = refused(() -> service.postJson("/v1/sites/medit/choices", body));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("detail").toString()).isNotBlank();
  }

  @Test
  void an_action_that_contradicts_the_choices_is_refused() {
    assertThat(choose("medit", "en", "refuse-all", ALL).status()).isEqualTo(422);
    assertThat(choose("medit", "en", "accept-all", ANALYTICS_ONLY).status()).isEqualTo(422);
    assertThat(choose("medit", "en", "withdraw", ALL).status()).isEqualTo(422);
  }

  @Test
  void another_notices_hash_and_an_unpublished_language_are_refused() {
    String korean = service.choices("medit", "ko", "accept-all", ALL);

    assertThat(
            service
                .postJson(
                    "/v1/sites/medit/choices",
                    korean.replace("\"language\":\"ko\"", "\"language\":\"ja\""))
                .status())
        .isEqualTo(409);
    assertThat(
            service
                .postJson(
                    "/v1/sites/medit/choices",
                    korean.replace("\"language\":\"ko\"", "\"language\":\"fr\""))
                .status())
        .isEqualTo(422);
  }

  @Test
  void other_content_types_and_oversized_bodies_are_refused() {
    String good = service.choices("medit", "en", "accept-all", ALL);

    Answer text =
        refused(() -> service.post("/v1/sites/medit/choices", good, "Content-Type", "text/plain"));
    assertThat(text.status()).isEqualTo(415);
    assertThat(text.header("Content-Type")).isEqualTo("application/problem+json");
    Answer large =
        refused(() -> service.postJson("/v1/sites/medit/choices", good + " ".repeat(17_000)));
    assertThat(large.status()).isEqualTo(413);
    Answer huge = service.postJson("/v1/sites/medit/choices", " ".repeat(400_000));
    assertThat(huge.status()).isEqualTo(413);
    assertThat(huge.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void publishing_needs_the_administration_key() {
    Answer without =
        service.post("/v1/admin/sites/medit/policies", "x", "Content-Type", "application/yaml");
    Answer wrong =
        service.post(
            "/v1/admin/sites/medit/policies",
            "x",
            "Content-Type",
            "application/yaml",
            "Authorization",
            "Bearer not-the-key");

    assertThat(without.status()).isEqualTo(401);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().get("detail").toString())
        .contains("administration key")
        .doesNotContain("not-the-key");
  }

  @Test
  void a_definition_that_does_not_hold_is_refused_with_every_problem_and_its_line() {
    String broken =
        TestService.definition("medit")
            .replace("default-language: en", "default-language: fr")
            .replaceFirst("lifetime: P2Y", "lifetime: two years")
            .replaceFirst("purpose: analytics", "purpose: telepathy");

    Answer answer = service.publish("medit", broken, "");

    assertThat(answer.status()).isEqualTo(422);
    assertThat((List<?>) answer.json().get("problems"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(problem -> assertThat(problem.toString()).matches("definition:\\d+: .*"));
    assertThat(service.publish("medit", TestService.definition("easycare"), "").status())
        .isEqualTo(409);
  }

  @Test
  void the_description_of_the_api_is_served() {
    Answer answer = service.get("/openapi.yml");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body())
        .startsWith("openapi: 3")
        .contains(
            "/v1/sites/{site}/choices",
            "/v1/sites/{site}/enforcement",
            "/v1/admin/sites/{site}/policies");
  }

  @Test
  void unknown_addresses_and_methods_are_problems_too() {
    Answer nowhere = service.get("/v2/anything");
    assertThat(nowhere.json()).containsEntry("status", 404);
    assertThat(nowhere.json().get("detail").toString()).contains("/openapi.yml");
    assertThat(service.get("/v1/sites/medit/enforcement?wait=soon").json())
        .containsEntry("status", 400)
        .extractingByKey("detail")
        .asString()
        .contains("0 to 30")
        .doesNotContain("soon");
    assertThat(service.get("/v1/sites/medit/choices").json()).containsEntry("status", 405);
  }

  /** Sends what has to be refused, and sees to it that the ledger stays as it was. */
  private Answer refused(Supplier<Answer> request) {
    long before = service.recordCount();
    Answer answer = request.get();
    assertThat(service.recordCount()).isEqualTo(before);
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    return answer;
  }

  private Answer choose(
      String site,
      String language,
      String action,
      Map<String, Boolean> choices,
      String... headers) {
    return service.postJson(
        "/v1/sites/" + site + "/choices",
        service.choices(site, language, action, choices),
        headers);
  }

  private static Map<String, Boolean> easycare(boolean answer) {
    return Map.of("analytics", answer, "advertising", answer, "preferences", answer);
  }

  private static String token(Answer answer) {
    return (String) answer.json().get("token");
  }

  @SuppressWarnings("unchecked") // JSON arrays of objects are read as such lists
  private static List<Map<String, Object>> list(Answer answer, String member) {
    return (List<Map<String, Object>>) answer.json().get(member);
  }

  private List<Map<String, Object>> receipts(String site, String token) {
    return list(
        service.get("/v1/sites/" + site + "/visitor", "Authorization", "Bearer " + token),
        "receipts");
  }

  private static String recordId(Answer answer) {
    return TestService.recordId(token(answer));
  }

  @SuppressWarnings("unchecked") // an array of strings is read as such a list
  private List<String> revoked(String site) {
    return (List<String>) service.get("/v1/sites/" + site + "/enforcement").json().get("revoked");
  }

  private TokenVerdict verify(String token, String site) {
    List<VerificationKey> keys =
        list(service.get("/.well-known/jwks.json"), "keys").stream()
            .map(
                key ->
                    new VerificationKey(
                        (String) key.get("kid"),
                        Base64.getUrlDecoder().decode((String) key.get("x"))))
            .toList();
    return new TokenVerifier(site, Keyset.of(keys)).verify(token, Instant.now().getEpochSecond());
  }

  /** The definition with the purpose's meaning declared as changed. */
  static String raised(String yaml, String purpose) {
    String raised =
        yaml.replaceFirst(
            "(?m)^  " + purpose + ":\\n(    revision: \\d+\\n)?",
            "  " + purpose + ":\n    revision: 2\n");
    assertThat(raised).isNotEqualTo(yaml);
    return raised;
  }
}
