package dev.consentry.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.PartCode;
import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import dev.consentry.server.token.SigningKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choices of vendors and cookies within purposes, on any database. */
abstract class PartsContract {
  private static final Map<String, Boolean> ALL =
      Map.of("analytics", true, "advertising", true, "preferences", true);
  private static final Map<String, Boolean> NONE =
      Map.of("analytics", false, "advertising", false, "preferences", false);
  private static final String VISITOR = "/v1/sites/medit/visitor";
  private static final String NO_PARTNERS =
      "{\"advertising\":{\"medit\":true,\"advertising-partners\":false}}";

  private final TestService service = SharedService.on(database());

  abstract Database database();

  @Test
  void one_vendor_of_a_granted_purpose_is_refused_and_record_and_token_say_so() {
    Answer answer = choose("save", ALL, NO_PARTNERS);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.object("receipt"))
        .containsEntry("choices", ALL)
        .containsEntry(
            "parts",
            Map.of(
                "advertising", Map.of("medit", true, "advertising-partners", false),
                "analytics", Map.of("medit", true, "statistics-partners", true),
                "preferences", Map.of("lang", true)));
    assertThat(receipts(token(answer))).containsExactly(answer.object("receipt"));
    assertThat(read(answer).grants()).containsExactlyInAnyOrder("analytics", "preferences");
    assertThat(read(answer).parts()).isEqualTo(Map.of("advertising", Set.of(PartCode.of("medit"))));
  }

  @Test
  void filters_learn_which_cookie_belongs_to_which_part() {
    String enforcement = service.get("/v1/sites/medit/enforcement").response().body();

    assertThat(enforcement)
        .contains("{\"id\":\"advertising\",\"since\":1,\"askEach\":\"vendor\"}")
        .contains(
            "{\"name\":\"_fbp\",\"purpose\":\"advertising\",\"vendor\":\"advertising-partners\"")
        .contains("{\"name\":\"lang\",\"purpose\":\"preferences\",\"path\"");
    assertThat(service.get("/v1/sites/medipixel/enforcement").response().body())
        .doesNotContain("askEach", "vendor");
  }

  @Test
  void an_answer_to_whole_purposes_answers_every_part_alike() {
    Answer answer =
        choose("save", Map.of("analytics", true, "advertising", false, "preferences", false), "");

    assertThat(answer.object("receipt").get("parts"))
        .isEqualTo(
            Map.of(
                "advertising", Map.of("medit", false, "advertising-partners", false),
                "analytics", Map.of("medit", true, "statistics-partners", true),
                "preferences", Map.of("lang", false)));
    assertThat(read(answer).grants()).containsExactly("analytics");
    assertThat(read(answer).parts()).isEmpty();
  }

  @Test
  void a_site_that_asks_about_purposes_only_records_no_parts() {
    String body = service.choices("medipixel", "en", "accept-all", ALL);

    assertThat(service.postJson("/v1/sites/medipixel/choices", body).object("receipt"))
        .doesNotContainKey("parts");
    assertThat(
            service
                .postJson(
                    "/v1/sites/medipixel/choices",
                    with(body, "{\"analytics\":{\"medipixel\":true}}"))
                .json()
                .get("problems"))
        .asString()
        .contains("asks about as a whole");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'advertising':{'medit':true}};advertising-partners, medit",
        "{'advertising':{'medit':true,'advertising-partners':true,'hubspot':true}};no other",
        "{'advertising':{'medit':true,'telepathy':true}};no other",
        "{'advertising':{}};advertising-partners",
        "{'advertising':{'medit':false,'advertising-partners':false}};mend either",
        "{'preferences':{'_ga':true}};each cookie",
        "{'essential':{'medit':true}};leave it out"
      })
  void parts_that_do_not_answer_exactly_what_was_asked_are_refused(String parts, String says) {
    String token = token(choose("refuse-all", NONE, ""));

    Answer answer = choose("save", ALL, parts.replace('\'', '"'), of(token));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("problems").toString()).contains(says).doesNotContain("telepathy");
    assertThat(receipts(token)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[]",
        "{'advertising':true}",
        "{'advertising':{'medit':1}}",
        "{'advertising':{'medit':{}}}",
        "{'advertising':{'medit':true,'medit':false}}"
      })
  void parts_that_cannot_be_read_are_refused(String parts) {
    assertThat(choose("save", ALL, parts.replace('\'', '"')).status()).isEqualTo(400);
  }

  @Test
  void accepting_all_and_refusing_a_vendor_contradict_each_other() {
    assertThat(choose("accept-all", ALL, NO_PARTNERS).status()).isEqualTo(422);
  }

  @Test
  void one_vendor_is_withdrawn_the_others_stay_and_the_token_before_counts_no_more() {
    String token = token(choose("accept-all", ALL, ""));

    Answer answer = withdraw("{\"parts\":{\"advertising\":[\"advertising-partners\"]}}", of(token));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.object("receipt"))
        .containsEntry("action", "withdraw")
        .containsEntry("choices", ALL);
    assertThat(read(answer).parts()).isEqualTo(Map.of("advertising", Set.of(PartCode.of("medit"))));
    assertThat(revoked()).contains(TestService.recordHash(token));

    Answer last = withdraw("{\"parts\":{\"advertising\":[\"medit\"]}}", of(token(answer)));
    assertThat(last.object("receipt"))
        .containsEntry(
            "choices", Map.of("analytics", true, "advertising", false, "preferences", true));
    assertThat(read(last).parts()).isEmpty();
  }

  @Test
  void a_purpose_is_withdrawn_with_all_of_it_while_another_keeps_what_was_refused_in_it() {
    String token = token(choose("save", ALL, NO_PARTNERS));

    Answer answer = withdraw("{\"purposes\":[\"analytics\"]}", of(token));

    assertThat(read(answer).grants()).containsExactly("preferences");
    assertThat(read(answer).parts()).isEqualTo(Map.of("advertising", Set.of(PartCode.of("medit"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'advertising':['hubspot']};422;advertising: advertising-partners, medit",
        "{'essential':['medit']};422;analytics: statistics-partners, medit",
        "{'advertising':[]};400;Leave both out",
        "{};400;Leave both out"
      })
  void what_is_not_asked_about_cannot_be_withdrawn(String parts, int status, String says) {
    String token = token(choose("accept-all", ALL, ""));

    Answer answer = withdraw("{\"parts\":" + parts.replace('\'', '"') + "}", of(token));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().get("detail").toString()).contains(says);
    assertThat(receipts(token)).hasSize(1);
  }

  @Test
  void refusing_a_vendor_revokes_the_token_before_and_granting_it_again_does_not() {
    String first = token(choose("accept-all", ALL, ""));
    String second = token(choose("withdraw", ALL, NO_PARTNERS, of(first)));
    assertThat(revoked()).contains(TestService.recordHash(first));

    choose("accept-all", ALL, "", of(second));

    assertThat(revoked()).doesNotContain(TestService.recordHash(second));
  }

  @Test
  void an_officer_withdraws_one_vendor_for_a_visitor() {
    String token = token(choose("accept-all", ALL, ""));
    String body =
        "{\"visitor\":\"%s\",\"reason\":\"asked by letter\",\"parts\":{\"analytics\":[\"statistics-partners\"]}}"
            .formatted(token);

    Answer answer =
        service.postJson(
            "/v1/admin/sites/medit/visitor/withdrawal", body, of(TestService.ADMINISTRATION_KEY));

    assertThat(answer.json().get("parts").toString())
        .contains("analytics={medit=true, statistics-partners=false}");
  }

  @Test
  void the_exports_tell_each_part() {
    String[] credential = of(token(choose("save", ALL, NO_PARTNERS)));

    assertThat(service.get(VISITOR + "/export", credential).response().body())
        .contains(
            "{\"part_type\":\"vendor\",\"part_id\":\"advertising-partners\",\"consent_state\":\"refused\"}",
            "{\"part_type\":\"vendor\",\"part_id\":\"medit\",\"consent_state\":\"given\"}",
            "{\"part_type\":\"cookie\",\"part_id\":\"lang\",\"consent_state\":\"given\"}");
    assertThat(service.get(VISITOR + "/export?format=html", credential).response().body())
        .contains("<li>Advertising partners: not agreed</li>", "<li>Medit: agreed</li>");
  }

  private Answer choose(
      String action, Map<String, Boolean> choices, String parts, String... headers) {
    String body = service.choices("medit", "en", action, choices);
    return service.postJson(
        "/v1/sites/medit/choices", parts.isEmpty() ? body : with(body, parts), headers);
  }

  private static String with(String body, String parts) {
    return body.substring(0, body.length() - 1) + ",\"parts\":" + parts + "}";
  }

  private Answer withdraw(String body, String... headers) {
    return service.postJson(VISITOR + "/withdrawal", body, headers);
  }

  private ConsentToken read(Answer answer) {
    return service.bean(SigningKeys.class).read(token(answer), "medit").orElseThrow();
  }

  @SuppressWarnings("unchecked") // JSON objects are read as such maps
  private List<Map<String, Object>> receipts(String token) {
    return (List<Map<String, Object>>) service.get(VISITOR, of(token)).json().get("receipts");
  }

  @SuppressWarnings("unchecked") // a JSON array of strings is read as such a list
  private List<String> revoked() {
    return (List<String>) service.get("/v1/sites/medit/enforcement").json().get("revoked");
  }

  private static String token(Answer answer) {
    return (String) answer.json().get("token");
  }

  private static String[] of(String credential) {
    return new String[] {"Authorization", "Bearer " + credential};
  }
}
