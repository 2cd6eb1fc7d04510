package dev.consentry.server.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.Tombstones;
import dev.consentry.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors have a right to, on any database. */
abstract class VisitorRightsContract {
  private static final Map<String, Boolean> ALL =
      Map.of("analytics", true, "advertising", true, "preferences", true);
  private static final String VISITOR = "/v1/sites/medit/visitor";
  private static final String FOR_VISITOR = "/v1/admin/sites/medit/visitor";

  private final TestService service = SharedService.on(database());

  abstract Database database();

  @Test
  void one_purpose_is_withdrawn_the_rest_stays_and_the_token_before_counts_no_more() {
    String token = choose("ko");
    Answer answer =
        service.postJson(VISITOR + "/withdrawal", "{\"purposes\":[\"advertising\"]}", of(token));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.object("receipt"))
        .containsEntry("action", "withdraw")
        .containsEntry("language", "ko")
        .containsEntry(
            "choices", Map.of("analytics", true, "advertising", false, "preferences", true));
    assertThat(revoked()).contains(recordHash(token));
    assertThat(actions((String) answer.json().get("token")))
        .containsExactly("withdraw", "accept-all");
  }

  @Test
  void what_stays_granted_is_asked_again_no_later_than_without_the_withdrawal() {
    Answer given = answer("en");
    service.shiftClock(Duration.ofDays(20));
    try {
      Answer withdrawn =
          service.postJson(
              VISITOR + "/withdrawal",
              "{\"purposes\":[\"advertising\"]}",
              of((String) given.json().get("token")));

      assertThat(withdrawn.object("receipt").get("expiresAt"))
          .isEqualTo(given.object("receipt").get("expiresAt"));
    } finally {
      service.shiftClock(Duration.ZERO);
    }
  }

  @Test
  void a_withdrawal_after_the_consents_time_brings_nothing_back() {
    String token = choose("en");
    service.execute(
        "update consent_record set expires_at = recorded_at where id = '" + ledgerId(token) + "'");

    Answer withdrawn =
        service.postJson(
            VISITOR + "/withdrawal", "{\"purposes\":[\"analytics\"]}", of(code(token)));

    assertThat(withdrawn.object("receipt").get("choices").toString()).doesNotContain("true");
  }

  @Test
  void everything_is_withdrawn_when_no_purpose_is_named() {
    Answer answer = service.postJson(VISITOR + "/withdrawal", "{}", of(choose("en")));

    assertThat(answer.object("receipt"))
        .containsEntry(
            "choices", Map.of("analytics", false, "advertising", false, "preferences", false));
  }

  @Test
  void a_purpose_that_the_site_does_not_ask_about_is_refused_with_those_that_it_does() {
    String token = choose("en");
    Answer answer =
        service.postJson(VISITOR + "/withdrawal", "{\"purposes\":[\"essential\"]}", of(token));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("detail").toString()).contains("advertising, analytics");
    assertThat(actions(token)).containsExactly("accept-all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[null]", "[\"\"]", "\"advertising\"", "[{}]"})
  void a_withdrawal_that_leaves_open_what_is_meant_withdraws_nothing(String purposes) {
    String token = choose("en");
    Answer answer =
        service.postJson(VISITOR + "/withdrawal", "{\"purposes\":" + purposes + "}", of(token));

    assertThat(answer.status()).isIn(400, 422);
    assertThat(actions(token)).containsExactly("accept-all");
  }

  @Test
  void a_visitor_who_stopped_processing_grants_nothing_until_they_lift_it() {
    String token = choose("en");
    Answer stopped = service.send("POST", VISITOR + "/stop", of(token));
    String after = (String) stopped.json().get("token");

    assertThat(stopped.status()).isEqualTo(201);
    assertThat(stopped.object("receipt").get("choices").toString()).doesNotContain("true");
    assertThat(revoked()).contains(recordHash(token));
    assertThat(service.get(VISITOR, of(after)).json()).containsEntry("stopped", true);
    assertThat(accept(after).status()).isEqualTo(409);

    assertThat(service.send("DELETE", VISITOR + "/stop", of(after)).status()).isEqualTo(204);
    assertThat(accept(after).status()).isEqualTo(201);
  }

  @Test
  void an_erased_visitor_is_gone_for_the_holder_of_the_token_too_and_filters_are_told() {
    String token = choose("en");
    String code = code(token);
    long records = service.recordCount();

    assertThat(service.send("DELETE", VISITOR, of(token)).status()).isEqualTo(204);

    assertThat(service.get(VISITOR, of(token)).status()).isEqualTo(401);
    assertThat(service.get(VISITOR, of(code)).status()).isEqualTo(401);
    assertThat(service.send("DELETE", VISITOR, of(token)).status()).isEqualTo(401);
    assertThat(revoked()).contains(recordHash(token));
    assertThat(service.recordCount()).isEqualTo(records);
  }

  @Test
  void a_vault_that_comes_back_from_a_backup_is_cleaned() {
    String token = choose("en");
    service.execute("create table if not exists backup_of_bearer as select * from vault.bearer");
    service.execute("delete from backup_of_bearer");
    service.execute("insert into backup_of_bearer select * from vault.bearer");
    String kept = choose("en");
    String visitor =
        service
            .bean(SigningKeys.class)
            .read(token, "medit")
            .flatMap(service.bean(Vault.class)::find)
            .orElseThrow()
            .visitor()
            .toString();
    service.send("DELETE", VISITOR, of(token));
    service.execute(
        "insert into vault.bearer select * from backup_of_bearer b where not exists"
            + " (select 1 from vault.bearer v where v.record_hash = b.record_hash)");
    service.execute(
        "insert into vault.stopped_visitor (visitor, site, since)"
            + " select distinct b.visitor, b.site, current_timestamp from vault.bearer b"
            + " join erased_bearer e on e.record_hash = b.record_hash");
    assertThat(service.get(VISITOR, of(token)).json()).containsEntry("stopped", true);

    assertThat(service.bean(Tombstones.class).clean()).isPositive();
    assertThat(service.dump("vault.stopped_visitor")).doesNotContain(visitor);

    assertThat(service.get(VISITOR, of(token)).status()).isEqualTo(401);
    assertThat(service.get(VISITOR, of(kept)).status()).isEqualTo(200);
    assertThat(service.bean(Tombstones.class).clean()).isZero();
  }

  @Test
  void the_export_has_the_very_text_that_was_shown_and_its_proof() throws Exception {
    Answer export = service.get(VISITOR + "/export", of(choose("ja")));

    assertThat(export.status()).isEqualTo(200);
    assertThat(export.header("Cache-Control")).isEqualTo("no-store");
    Map<?, ?> record = (Map<?, ?>) ((List<?>) export.json().get("consent_records")).get(0);
    Map<?, ?> processing = (Map<?, ?>) record.get("pii_processing");
    Map<?, ?> notice = (Map<?, ?>) processing.get("privacy_notice");
    assertThat(RandomIds.hash((String) notice.get("text"))).isEqualTo(notice.get("hash"));
    assertThat(notice.get("language")).isEqualTo("ja");
    assertThat(record.get("header").toString()).contains("ISO/IEC TS 27560:2023");
    assertThat(processing.get("purposes").toString())
        .contains(
            "purpose_id=advertising", "consent_state=given", "recipients", "retention_period");
    assertThat(record.get("party_identification").toString()).contains("PII controller");
    assertThat(record.get("events").toString()).contains("event_state=accept-all");
  }

  @ParameterizedTest
  @CsvSource({"ko, 나의 동의 기록, 동의함", "en, Your consent records, agreed"})
  void the_page_is_in_the_notices_language_and_runs_nothing(
      String language, String title, String answer) {
    Answer page = service.get(VISITOR + "/export?format=html", of(choose(language)));

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.response().body())
        .contains("<html lang=\"" + language + "\">", title, answer)
        .doesNotContain("<script", "<style");
  }

  @Test
  void a_format_that_there_is_not_is_refused() {
    String token = choose("en");

    assertThat(service.get(VISITOR + "/export?format=pdf", of(token)).status()).isEqualTo(400);
    assertThat(service.get(VISITOR + "/export?format=HTML", of(token)).status()).isEqualTo(400);
    assertThat(service.get(VISITOR + "/export?format=json", of(token)).status()).isEqualTo(200);
  }

  @Test
  void the_page_says_how_each_answer_was_given_and_calls_nothing_shown_that_was_not() {
    String token = choose("en");
    service.postJson(VISITOR + "/withdrawal", "{}", of(token));

    assertThat(service.get(VISITOR + "/export?format=html", of(token)).response().body())
        .containsSubsequence(
            "How: Taken back", "The notice in effect when it was taken back, policy version",
            "How: Everything was agreed to at once", "What you were shown, policy version");
  }

  @Test
  void a_withdrawal_with_a_misspelt_member_withdraws_nothing() {
    String token = choose("en");

    Answer answer =
        service.postJson(VISITOR + "/withdrawal", "{\"purpose\":[\"analytics\"]}", of(token));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(actions(token)).containsExactly("accept-all");
  }

  @Test
  void a_code_stands_for_the_token_on_its_site_until_its_time_is_over() {
    String token = choose("en");
    String code = code(token);

    assertThat(actions(code)).containsExactly("accept-all");
    assertThat(service.get("/v1/sites/easycare/visitor", of(code)).status()).isEqualTo(401);
    assertThat(service.dump("vault.handle")).doesNotContain(code);
    service.shiftClock(Duration.ofDays(31));
    try {
      assertThat(service.get(VISITOR, of(code)).status()).isEqualTo(401);
    } finally {
      service.shiftClock(Duration.ZERO);
    }
  }

  @Test
  void an_officer_acts_for_a_visitor_and_each_time_is_in_the_log() {
    String code = code(choose("en"));
    String reason = "asked by letter, case " + RandomIds.next();
    String body = "{\"visitor\":\"" + code + "\",\"reason\":\"" + reason + "\"}";

    assertThat(service.postJson(FOR_VISITOR + "/see", body, officer()).json().toString())
        .contains("accept-all");
    assertThat(service.postJson(FOR_VISITOR + "/export", body, officer()).status()).isEqualTo(200);
    assertThat(service.postJson(FOR_VISITOR + "/withdrawal", body, officer()).status())
        .isEqualTo(201);
    assertThat(service.postJson(FOR_VISITOR + "/stop", body, officer()).status()).isEqualTo(201);
    assertThat(service.postJson(FOR_VISITOR + "/lift", body, officer()).status()).isEqualTo(204);
    assertThat(service.postJson(FOR_VISITOR + "/erase", body, officer()).status()).isEqualTo(204);
    assertThat(service.postJson(FOR_VISITOR + "/see", body, officer()).status()).isEqualTo(401);

    assertThat(log(reason))
        .extracting(entry -> entry.get("action"))
        .containsExactly(
            "see-records",
            "erase",
            "lift-stop",
            "stop-processing",
            "withdraw",
            "export-records",
            "see-records");
    assertThat(log(reason)).extracting(entry -> entry.get("visitor")).first().isNull();
    assertThat(log(reason))
        .allSatisfy(
            entry ->
                assertThat(entry)
                    .containsEntry("actor", "the configured key")
                    .containsEntry("role", "officer")
                    .containsEntry("site", "medit"));
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '", "'\\n'"})
  void without_a_reason_nothing_is_shown(String reason) {
    String body = "{\"visitor\":\"" + code(choose("en")) + "\",\"reason\":\"" + reason + "\"}";

    assertThat(service.postJson(FOR_VISITOR + "/see", body, officer()).status()).isEqualTo(400);
  }

  private Answer accept(String token) {
    return service.postJson(
        "/v1/sites/medit/choices", service.choices("medit", "en", "accept-all", ALL), of(token));
  }

  private String choose(String language) {
    return (String) answer(language).json().get("token");
  }

  private Answer answer(String language) {
    return service.postJson(
        "/v1/sites/medit/choices", service.choices("medit", language, "accept-all", ALL));
  }

  private UUID ledgerId(String token) {
    ConsentToken read = service.bean(SigningKeys.class).read(token, "medit").orElseThrow();
    return service
        .bean(Vault.class)
        .find(read)
        .orElseThrow()
        .ledgerId(RandomIds.hashBits(read.recordId()));
  }

  private String code(String token) {
    Answer made = service.send("POST", VISITOR + "/code", of(token));
    assertThat(made.status()).isEqualTo(201);
    return (String) made.json().get("code");
  }

  @SuppressWarnings("unchecked") // JSON objects are read as such maps
  private List<String> actions(String credential) {
    List<Map<String, Object>> receipts =
        (List<Map<String, Object>>) service.get(VISITOR, of(credential)).json().get("receipts");
    return receipts.stream().map(receipt -> (String) receipt.get("action")).toList();
  }

  @SuppressWarnings("unchecked") // JSON objects are read as such maps
  private List<Map<String, Object>> log(String reason) {
    List<Map<String, Object>> entries =
        (List<Map<String, Object>>)
            service.get("/v1/admin/access-log", officer()).json().get("entries");
    return entries.stream().filter(entry -> reason.equals(entry.get("reason"))).toList();
  }

  @SuppressWarnings("unchecked") // a JSON array of strings is read as such a list
  private List<String> revoked() {
    return (List<String>) service.get("/v1/sites/medit/enforcement").json().get("revoked");
  }

  private static String recordHash(String token) {
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    return RandomIds.shortHash(claims.replaceAll(".*\"jti\":\"([^\"]+)\".*", "$1"));
  }

  private static String[] officer() {
    return of(TestService.ADMINISTRATION_KEY);
  }

  private static String[] of(String credential) {
    return new String[] {"Authorization", "Bearer " + credential};
  }
}
