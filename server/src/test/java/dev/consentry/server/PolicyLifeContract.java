package dev.consentry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.TestService.Answer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a policy changes: announced ahead, with a reason, and nothing of it ever lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PolicyLifeContract {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final String REASON = "reason-for-change: The counting of visits changes.\n";

  private TestService service;

  abstract Database database();

  @BeforeAll
  void start() {
    Map<String, Object> settings = new HashMap<>(database().settings());
    settings.put("consentry.policy-changes", "announced");
    service = TestService.start(settings);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @AfterEach
  void rightTheClock() {
    service.shiftClock(Duration.ZERO);
  }

  @Test
  void a_sites_first_version_takes_effect_at_once() {
    assertThat(service.get("/v1/sites/medipixel/notice").object("notice"))
        .containsEntry("policyVersion", 1)
        .doesNotContainKey("reasonForChange");
  }

  @Test
  void a_change_is_refused_before_the_notice_period_is_over_and_told_the_earliest_day() {
    String yaml = REASON + reworded("medipixel");
    Answer dryRun = service.publish("medipixel", yaml, "?dryRun=true");
    String earliest = dryRun.json().get("earliestEffectiveFrom").toString();

    Answer tooEarly =
        service.publish(
            "medipixel", yaml, "?effectiveFrom=" + Instant.parse(earliest).minusSeconds(172_800));
    Answer unsaid = service.publish("medipixel", yaml, "");

    assertThat(tooEarly.status()).isEqualTo(409);
    assertThat(detail(tooEarly)).contains("Nothing was published", "P7D", earliest, "Asia/Seoul");
    assertThat(unsaid.status()).isEqualTo(409);
    assertThat(detail(unsaid)).contains("effectiveFrom=" + earliest);
    assertThat(Instant.parse(earliest).atZone(SEOUL).toLocalTime()).hasToString("00:00");
    assertThat(list(service.get("/v1/sites/medipixel/policies"), "policies")).hasSize(1);
  }

  @Test
  void a_material_change_is_announced_for_longer() {
    String yaml = REASON + ServiceContract.raised(TestService.definition("medipixel"), "analytics");

    Answer refused = service.publish("medipixel", yaml, "");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(detail(refused)).contains("a material change", "P30D");
  }

  @Test
  void a_change_says_why_in_every_version_anew() {
    Answer without = service.publish("medipixel", reworded("medipixel"), inDays(700));

    assertThat(without.status()).isEqualTo(409);
    assertThat(detail(without)).contains("reason-for-change");
    assertThat(service.publish("sns-helper", REASON + reworded("sns-helper"), inDays(600)).status())
        .isEqualTo(201);
    Answer stale =
        service.publish("sns-helper", REASON + reworded("sns-helper") + "\n", inDays(700));
    assertThat(stale.status()).isEqualTo(409);
    assertThat(detail(stale)).contains("still that of version 2");
  }

  @Test
  void a_sites_own_words_go_with_its_notice_and_asking_again_is_not_their_doing() {
    String first = TestService.definition("medit").replaceFirst("site: medit", "site: own-words");
    assertThat(service.publish("own-words", first, "").status()).isEqualTo(201);
    String yaml = first + "\nwords: {accept-all: {ko: 좋아요}}\n";

    Answer dryRun = service.publish("own-words", yaml, "?dryRun=true");
    assertThat(list(dryRun, "materialChanges")).isEmpty();

    String named = first.replaceFirst("site: own-words", "site: worded");
    String own = "\nwords: {accept-all: {ko: 좋아요}, permanent-button: {ko: 선택}}\n";
    assertThat(service.publish("worded", named + own, "").status()).isEqualTo(201);
    Answer korean = service.get("/v1/sites/worded/notice?language=ko");
    assertThat(korean.object("notice"))
        .containsEntry("words", Map.of("acceptAll", "좋아요", "permanentButton", "선택"));
    assertThat(korean.response().body())
        .contains("\"words\":[\"ko\",")
        .contains(",\"좋아요\",\"모두 거부\",");
    assertThat(service.get("/v1/sites/worded/notice?language=en").object("notice"))
        .doesNotContainKey("words");
    assertThat(service.get("/v1/sites/worded/enforcement").json())
        .containsEntry("permanentButton", Map.of("ko", "선택"));
    assertThat(service.get("/v1/sites/own-words/enforcement").json())
        .doesNotContainKey("permanentButton");
  }

  @Test
  void a_dry_run_tells_who_is_asked_again_and_which_texts_change_in_which_language() {
    String first = TestService.definition("medit").replaceFirst("site: medit", "site: dry-run");
    assertThat(service.publish("dry-run", first, "").status()).isEqualTo(201);
    String yaml =
        ServiceContract.raised(first, "analytics")
            .replaceFirst(
                "(?m)^    explanation:\\n      en: .*", "    explanation:\n      en: Other words.");

    Answer dryRun = service.publish("dry-run", yaml, "?dryRun=true");

    assertThat(dryRun.status()).isEqualTo(200);
    assertThat(list(dryRun, "materialChanges"))
        .containsExactly(
            Map.of(
                "purpose", "analytics",
                "kind", "revision-raised",
                "change", "the purpose's revision was raised",
                "detail", "from 1 to 2"));
    assertThat(list(dryRun, "purposes"))
        .anySatisfy(
            purpose ->
                assertThat(purpose)
                    .containsEntry("purpose", "analytics")
                    .containsEntry("askedAgain", true)
                    .containsEntry("whom", "every visitor who answered a version before 2"))
        .anySatisfy(
            purpose ->
                assertThat(purpose)
                    .containsEntry("purpose", "advertising")
                    .containsEntry("askedAgain", false));
    assertThat(list(dryRun, "languages"))
        .anySatisfy(
            language ->
                assertThat(language)
                    .containsEntry("language", "en")
                    .containsEntry("change", "reworded"))
        .anySatisfy(
            language ->
                assertThat(language)
                    .containsEntry("language", "ko")
                    .containsEntry("change", "unchanged"));
    assertThat(dryRun.json().get("stillToDo").toString()).contains("reason-for-change", "P30D");
  }

  @Test
  void a_scheduled_version_is_announced_takes_effect_by_itself_and_leaves_the_earlier_one_readable()
      throws Exception {
    Answer chosen =
        service.postJson(
            "/v1/sites/medit/choices",
            service.choices(
                "medit",
                "ko",
                "accept-all",
                Map.of("analytics", true, "advertising", true, "preferences", true)));
    String yaml =
        "reason-for-change: {en: Why, ko: 까닭, ja: 理由, zh: 原因}\n"
            + ServiceContract.raised(TestService.definition("medit"), "analytics");
    String day =
        Instant.parse(
                service
                    .publish("medit", yaml, "?dryRun=true")
                    .json()
                    .get("earliestEffectiveFrom")
                    .toString())
            .atZone(SEOUL)
            .toLocalDate()
            .toString();
    Instant from = LocalDate.parse(day).atStartOfDay(SEOUL).toInstant();

    Answer published = service.publish("medit", yaml, "?effectiveFrom=" + day);

    assertThat(published.status()).isEqualTo(201);
    assertThat(published.json()).containsEntry("effectiveFrom", from.toString());
    Answer announced = service.get("/v1/sites/medit/notice?language=ko");
    assertThat(announced.object("notice")).containsEntry("policyVersion", 1);
    assertThat(list(announced, "upcoming"))
        .singleElement()
        .satisfies(
            upcoming ->
                assertThat(upcoming)
                    .containsEntry("policyVersion", 2)
                    .containsEntry("effectiveFrom", from.toString())
                    .containsEntry("effectiveOn", day)
                    .containsEntry("timeZone", "Asia/Seoul")
                    .containsEntry("reasonForChange", "까닭"));

    Answer enforced = service.get("/v1/sites/medit/enforcement");
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(
            () ->
                service.get(
                    "/v1/sites/medit/enforcement?wait=20",
                    "If-None-Match",
                    enforced.header("ETag")));
    service.shiftClock(Duration.between(Instant.now(), from));

    assertThat(waiting.get().json()).containsEntry("policyVersion", 2);
    Answer notice = service.get("/v1/sites/medit/notice?language=ko");
    assertThat(notice.json()).doesNotContainKey("upcoming");
    assertThat(notice.object("notice"))
        .containsEntry("policyVersion", 2)
        .containsEntry("reasonForChange", "까닭");
    assertThat(list(service.get("/v1/sites/medit/policies"), "policies"))
        .first()
        .satisfies(first -> assertThat(first).containsEntry("effectiveUntil", from.toString()));
    for (String language : List.of("en", "ko", "ja", "zh")) {
      Answer earlier = service.get("/v1/sites/medit/policies/1?language=" + language);
      assertThat(earlier.json())
          .containsEntry("language", language)
          .containsEntry("effectiveUntil", from.toString());
      assertThat(earlier.header("Content-Language")).isEqualTo(language);
    }
    Answer shown =
        service.get("/v1/sites/medit/notices/" + chosen.object("receipt").get("noticeHash"));
    assertThat(sha256(shown.response().body()))
        .isEqualTo(chosen.object("receipt").get("noticeHash"));
    assertThat(shown.json()).containsEntry("policyVersion", 1).containsEntry("language", "ko");
  }

  @Test
  void a_translation_that_is_only_worded_better_asks_nobody_again() {
    String yaml = REASON + reworded("crscube");
    service.publish("crscube", yaml, inDays(700));

    assertThat(list(service.get("/v1/sites/crscube/notice"), "upcoming"))
        .singleElement()
        .satisfies(upcoming -> assertThat(upcoming).containsEntry("materialChanges", List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"other\",W/%s , \"third\"", "*"})
  void what_the_caller_has_is_not_sent_again_however_the_tag_arrives(String template) {
    Answer first = service.get("/v1/sites/easycare/notice");
    String known = template.formatted(first.header("ETag"));

    Answer again = service.get("/v1/sites/easycare/notice", "If-None-Match", known);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Vary")).isEqualTo("Accept-Language");
    assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
    Answer policy = service.get("/v1/sites/easycare/enforcement", "If-None-Match", "\"other\"");
    assertThat(policy.status()).isEqualTo(200);
    String tag = policy.header("ETag");
    assertThat(
            service
                .get("/v1/sites/easycare/enforcement", "If-None-Match", template.formatted(tag))
                .status())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/sites/medit/policies/99",
        "/v1/sites/medit/notices/nothing",
        "/v1/sites/none/policies/1"
      })
  void what_was_never_published_is_not_found(String path) {
    Answer answer = service.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(detail(answer)).isNotBlank();
  }

  @Test
  void an_announced_version_is_replaced_by_one_that_takes_effect_no_later() throws Exception {
    first("replaced");
    assertThat(publish("replaced", "analytics", "A mistake", inDays(600)).status()).isEqualTo(201);
    Answer unsaid = publish("replaced", "advertising", "Corrected", "");
    assertThat(unsaid.status()).isEqualTo(409);
    assertThat(detail(unsaid)).contains("Version 2 is announced", "replaces=2");
    assertThat(publish("replaced", "advertising", "Corrected", inDays(40)).status()).isEqualTo(409);

    String inItsPlace = inDays(40) + "&replaces=2";
    assertThat(detail(publish("replaced", "advertising", "Corrected", inDays(10) + "&replaces=2")))
        .contains("Version 1 promises", "P30D");
    Answer published = publish("replaced", "advertising", "Corrected", inItsPlace);

    assertThat(published.status()).isEqualTo(201);
    assertThat(published.json()).containsEntry("replaces", List.of(2)).containsEntry("follows", 1);
    assertThat(list(published, "materialChanges"))
        .extracting(change -> change.get("purpose"))
        .containsExactly("advertising");
    Answer announced = service.get("/v1/sites/replaced/notice");
    assertThat(list(announced, "upcoming"))
        .singleElement()
        .satisfies(upcoming -> assertThat(upcoming).containsEntry("policyVersion", 3));
    List<Map<String, Object>> versions =
        list(service.get("/v1/sites/replaced/policies"), "policies");
    assertThat(versions.get(0))
        .containsEntry("effectiveUntil", versions.get(2).get("effectiveFrom"))
        .doesNotContainKey("replacedBy");
    assertThat(versions.get(1))
        .containsEntry("replacedBy", 3)
        .containsEntry("effectiveUntil", versions.get(1).get("effectiveFrom"));
    assertThat(versions.get(2)).doesNotContainKeys("replacedBy", "effectiveUntil");
    assertThat(service.get("/v1/sites/replaced/policies/2").json()).containsEntry("replacedBy", 3);
    service.shiftClock(Duration.ofDays(700));
    Answer notice = service.get("/v1/sites/replaced/notice");
    assertThat(notice.object("notice")).containsEntry("policyVersion", 3);
    assertThat(notice.json()).doesNotContainKey("upcoming");
    assertThat(notice.response().body()).contains("\"since\":1", "\"since\":3");
  }

  @Test
  void an_announced_version_is_taken_back_at_once_by_one_that_says_what_counts_already() {
    String first = first("taken-back");
    assertThat(publish("taken-back", "analytics", "A mistake", inDays(31)).status()).isEqualTo(201);
    String yaml = "reason-for-change: Nothing changes after all.\n" + first;

    assertThat(detail(service.publish("taken-back", yaml, "?replaces=3")))
        .contains("replaces names 3");
    Answer published = service.publish("taken-back", yaml, "?replaces=2");

    assertThat(published.status()).isEqualTo(201);
    assertThat(published.json())
        .containsEntry("replaces", List.of(2))
        .containsEntry("materialChanges", List.of());
    Answer notice = service.get("/v1/sites/taken-back/notice");
    assertThat(notice.object("notice")).containsEntry("policyVersion", 3);
    assertThat(notice.json()).doesNotContainKey("upcoming");
  }

  @Test
  void a_longer_notice_period_that_is_announced_holds_for_what_follows_it() {
    String patient =
        first("patient").replaceFirst("material-changes: P30D", "material-changes: P60D");
    assertThat(service.publish("patient", REASON + patient, inDays(8)).status()).isEqualTo(201);
    String next = "reason-for-change: More.\n" + ServiceContract.raised(patient, "analytics");

    Answer refused = service.publish("patient", next, inDays(40));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(detail(refused)).contains("Version 2 promises", "P60D");
    assertThat(service.publish("patient", next, inDays(61)).status()).isEqualTo(201);
  }

  @Test
  void a_shorter_notice_period_is_announced_as_long_ahead_as_a_material_change() {
    String hasty = first("hasty").replaceFirst("material-changes: P30D", "material-changes: P0D");

    Answer refused = service.publish("hasty", REASON + hasty, inDays(8));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(detail(refused)).contains("P30D");
    assertThat(service.publish("hasty", REASON + hasty, inDays(31)).status()).isEqualTo(201);
  }

  @Test
  void a_first_version_that_is_replaced_before_its_time_leaves_a_first_one() {
    String yaml =
        TestService.definition("medipixel").replaceFirst("site: medipixel", "site: not-yet");
    assertThat(service.publish("not-yet", yaml, inDays(9)).status()).isEqualTo(201);

    Answer dryRun = service.publish("not-yet", yaml, "?dryRun=true&replaces=1");

    assertThat(dryRun.json().get("stillToDo")).isEqualTo(List.of());
    assertThat(dryRun.json()).doesNotContainKey("follows");
    assertThat(list(dryRun, "purposes"))
        .anySatisfy(
            purpose ->
                assertThat(purpose).containsEntry("whom", "every visitor, for the first time"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-01-01T00:00:00Z", "2999-01-01", "9999-12-31T00:00:00Z"})
  void a_mistyped_year_is_refused(String time) {
    Answer refused =
        service.publish(
            "medipixel",
            REASON + reworded("medipixel"),
            "?effectiveFrom=" + time.replace("+", "%2B"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(detail(refused)).contains("more than 5 years ahead");
  }

  /** Publishes the first version of a site that promises what medipixel does. */
  private String first(String site) {
    String yaml =
        TestService.definition("medipixel").replaceFirst("site: medipixel", "site: " + site);
    assertThat(service.publish(site, yaml, "").status()).isEqualTo(201);
    return yaml;
  }

  private Answer publish(String site, String raised, String reason, String query) {
    String yaml =
        TestService.definition("medipixel").replaceFirst("site: medipixel", "site: " + site);
    return service.publish(
        site, "reason-for-change: " + reason + "\n" + ServiceContract.raised(yaml, raised), query);
  }

  private static String inDays(int days) {
    return "?effectiveFrom=" + Instant.now().plus(Duration.ofDays(days));
  }

  /** The definition with one text worded otherwise. */
  private static String reworded(String site) {
    String before = TestService.definition(site);
    String after =
        before.replaceFirst("(?m)^    explanation: .*$", "    explanation: Worded otherwise.");
    assertThat(after).isNotEqualTo(before);
    return after;
  }

  private static String detail(Answer answer) {
    return answer.json().get("detail").toString();
  }

  private static String sha256(String text) throws Exception {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }

  @SuppressWarnings("unchecked") // JSON arrays of objects are read as such lists
  private static List<Map<String, Object>> list(Answer answer, String member) {
    return (List<Map<String, Object>>) answer.json().get(member);
  }
}
