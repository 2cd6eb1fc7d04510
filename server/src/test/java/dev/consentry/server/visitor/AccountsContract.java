package dev.consentry.server.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.site.SiteKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an answer follows a person to their other devices, on any database. */
abstract class AccountsContract {
  private static final String ACCOUNT = "/v1/sites/easycare/account";
  private static final String VISITOR = "/v1/sites/easycare/visitor";

  private final TestService service = SharedService.on(database());
  private final String siteKey =
      service.bean(SiteKeys.class).make("easycare", "webapp " + UUID.randomUUID(), "a test").text();
  private final String account = "account-" + RandomIds.next();

  abstract Database database();

  @AfterEach
  void setTheClockBack() {
    service.shiftClock(Duration.ZERO);
  }

  @Test
  void the_newest_answer_wins_whichever_device_gave_it() {
    String phone = choose("accept-all", true);
    assertThat(link(phone).status()).isEqualTo(204);
    service.shiftClock(Duration.ofSeconds(10));
    String laptop = choose("refuse-all", false);
    assertThat(link(laptop).status()).isEqualTo(204);

    service.shiftClock(Duration.ofSeconds(20));
    Answer followed = link(phone);

    assertThat(followed.status()).isEqualTo(200);
    assertThat(followed.object("receipt").get("action")).isEqualTo("carry-over");
    assertThat(followed.object("receipt").get("choices").toString()).doesNotContain("true");
    assertThat(link((String) followed.json().get("token")).status()).isEqualTo(204);
  }

  @Test
  void an_answer_that_was_carried_over_is_no_newer_and_holds_no_longer_than_when_it_was_given() {
    Answer first = answer("accept-all", true);
    link((String) first.json().get("token"));
    service.shiftClock(Duration.ofSeconds(10));
    String laptop = choose("refuse-all", false);
    service.shiftClock(Duration.ofSeconds(20));
    Answer tablet = link("");

    assertThat(tablet.object("receipt").get("choices").toString()).doesNotContain("false");
    assertThat(tablet.object("receipt").get("expiresAt"))
        .isEqualTo(first.object("receipt").get("expiresAt"));
    assertThat(link(laptop).status()).isEqualTo(204);
    assertThat(
            link((String) tablet.json().get("token")).object("receipt").get("choices").toString())
        .doesNotContain("true");
  }

  @Test
  void an_account_that_was_unlinked_leads_nowhere_and_none_is_kept_in_the_open() {
    link(choose("accept-all", true));
    assertThat(service.dump("vault.handle")).doesNotContain(account);

    assertThat(post("/unlink", account, siteKey).status()).isEqualTo(204);

    assertThat(link("").status()).isEqualTo(204);
    assertThat(link(choose("refuse-all", false)).status()).isEqualTo(204);
  }

  @Test
  void a_stop_holds_on_every_device_until_it_is_lifted_on_one_of_them() {
    String phone = choose("accept-all", true);
    link(phone);
    String stopped =
        (String) service.send("POST", VISITOR + "/stop", of(phone)).json().get("token");
    service.shiftClock(Duration.ofSeconds(10));
    String laptop = choose("accept-all", true);

    Answer linked = link(laptop);

    assertThat(linked.object("receipt").get("choices").toString()).doesNotContain("true");
    assertThat(link(stopped).status()).isEqualTo(204);
    String onTheLaptop = (String) linked.json().get("token");
    assertThat(see(onTheLaptop).json()).containsEntry("stopped", true);
    assertThat(enforcement()).contains(TestService.recordHash(laptop));
    service.send("DELETE", VISITOR + "/stop", of(onTheLaptop));
    assertThat(see(stopped).json()).containsEntry("stopped", false);
  }

  @Test
  void what_a_device_said_before_is_the_same_persons_to_see_and_to_erase() {
    String phone = choose("accept-all", true);
    link(phone);
    service.shiftClock(Duration.ofSeconds(10));
    link(choose("refuse-all", false));

    String followed = (String) link(phone).json().get("token");

    assertThat(enforcement()).contains(TestService.recordHash(phone));
    assertThat(actions(followed))
        .containsExactly("carry-over", "carry-over", "refuse-all", "accept-all");
    service.send("DELETE", VISITOR, of(followed));
    assertThat(see(followed).status()).isEqualTo(401);
    assertThat(see(phone).status()).isEqualTo(401);
  }

  @Test
  void on_a_device_of_several_people_each_keeps_their_own_records() {
    String first = choose("accept-all", true);
    assertThat(post("/link", "another-" + account, siteKey, first).status()).isEqualTo(204);
    service.shiftClock(Duration.ofSeconds(10));
    link(choose("refuse-all", false));

    String followed = (String) link(first).json().get("token");

    assertThat(actions(followed)).containsExactly("carry-over", "refuse-all");
    service.send("DELETE", VISITOR, of(followed));
    assertThat(actions(first)).containsExactly("accept-all");
  }

  @Test
  void who_signs_in_on_somebody_elses_device_shares_no_record_no_stop_and_no_erasure_with_them() {
    String ofFirst = choose("refuse-all", false);
    assertThat(post("/link", "first-" + account, siteKey, ofFirst).status()).isEqualTo(204);
    service.shiftClock(Duration.ofSeconds(10));

    Answer signedIn = link(ofFirst);

    assertThat(signedIn.status()).isEqualTo(200);
    String ofSecond = (String) signedIn.json().get("token");
    assertThat(actions(ofSecond)).containsExactly("carry-over");
    String phone = choose("accept-all", true);
    link(phone);
    stop(ofFirst);
    assertThat(see(ofSecond).json()).containsEntry("stopped", false);
    assertThat(actions(ofFirst)).containsExactly("withdraw", "refuse-all");
    service.send("DELETE", VISITOR, of(ofFirst));
    assertThat(actions(phone)).containsExactly("carry-over", "accept-all", "carry-over");
  }

  @Test
  void who_signs_in_again_on_a_shared_device_gets_a_token_of_their_own_each_time() {
    String ofFirst = choose("accept-all", true);
    String first = "first-" + account;
    assertThat(post("/link", first, siteKey, ofFirst).status()).isEqualTo(204);
    String ofSecond = (String) link(ofFirst).json().get("token");
    String firstAgain = (String) post("/link", first, siteKey, ofSecond).json().get("token");

    Answer secondAgain = link(firstAgain);

    assertThat(secondAgain.status()).isEqualTo(200);
    String token = (String) secondAgain.json().get("token");
    assertThat(actions(token)).containsExactly("carry-over", "carry-over");
    service.send("DELETE", VISITOR, of(token));
    assertThat(see(firstAgain).status()).isEqualTo(200);
    assertThat(link("").status()).isEqualTo(204);
  }

  @Test
  void who_signs_in_where_somebody_else_stopped_gets_a_token_that_grants_nothing_for_a_moment() {
    String ofFirst = choose("accept-all", true);
    post("/link", "first-" + account, siteKey, ofFirst);
    stop(ofFirst);

    Answer signedIn = link(ofFirst);

    assertThat(signedIn.status()).isEqualTo(200);
    assertThat(signedIn.object("receipt").get("choices").toString()).doesNotContain("true");
    String token = (String) signedIn.json().get("token");
    assertThat(see(token).json()).containsEntry("stopped", false);
    service.send("DELETE", VISITOR + "/stop", of(token));
    assertThat(see(ofFirst).json()).containsEntry("stopped", true);
    service.shiftClock(Duration.ofSeconds(70));
    String answered = (String) answer("accept-all", true, token).json().get("token");
    assertThat(link(answered).status()).isIn(200, 204);
  }

  @Test
  void who_took_everything_back_gets_nothing_granted_by_an_older_answer_of_a_device_that_joins() {
    String phone = choose("refuse-all", false);
    link(phone);
    service.shiftClock(Duration.ofSeconds(10));
    String laptop = choose("accept-all", true);
    service.shiftClock(Duration.ofSeconds(20));
    service.postJson(VISITOR + "/withdrawal", "{}", of(phone));
    service.shiftClock(Duration.ofSeconds(30));

    assertThat(link(laptop).object("receipt").get("choices").toString()).doesNotContain("true");
    assertThat(enforcement()).contains(TestService.recordHash(laptop));
    service.shiftClock(Duration.ofSeconds(40));
    assertThat(link(phone).status()).isEqualTo(204);
  }

  @Test
  void a_stop_that_was_lifted_grants_nothing_on_a_device_that_joins() {
    String phone = choose("accept-all", true);
    link(phone);
    service.shiftClock(Duration.ofSeconds(10));
    String laptop = choose("accept-all", true);
    service.shiftClock(Duration.ofSeconds(20));
    stop(phone);
    service.send("DELETE", VISITOR + "/stop", of(phone));
    service.shiftClock(Duration.ofSeconds(30));

    assertThat(link(laptop).object("receipt").get("choices").toString()).doesNotContain("true");
    assertThat(link(phone).object("receipt").get("choices").toString()).doesNotContain("true");
  }

  @Test
  void a_withdrawal_takes_the_tokens_of_devices_that_join_by_a_clock_that_is_behind() {
    String phone = choose("accept-all", true);
    link(phone);
    String laptop = choose("accept-all", true);
    service.shiftClock(Duration.ofSeconds(20));
    withdraw(phone, "analytics");
    service.shiftClock(Duration.ofSeconds(15));

    link(laptop);

    assertThat(enforcement()).contains(TestService.recordHash(laptop));
  }

  @Test
  void a_token_that_was_revoked_is_replaced_also_by_one_that_says_the_same() {
    String phone = choose("accept-all", true);
    link(phone);
    service.shiftClock(Duration.ofSeconds(10));
    String laptop = choose("accept-all", true);
    link(laptop);
    service.shiftClock(Duration.ofSeconds(20));
    String refused = (String) answer("refuse-all", false, laptop).json().get("token");
    service.shiftClock(Duration.ofSeconds(30));
    answer("accept-all", true, refused);

    Answer linked = link(phone);

    assertThat(linked.status()).isEqualTo(200);
    assertThat(linked.object("receipt").get("choices").toString()).doesNotContain("false");
    assertThat(link((String) linked.json().get("token")).status()).isEqualTo(204);
  }

  @Test
  void what_is_taken_back_while_a_device_joins_is_granted_nowhere() throws Exception {
    for (int round = 0; round < 20; round++) {
      String mine = account + round;
      String phone = choose("accept-all", true);
      assertThat(post("/link", mine, siteKey, phone).status()).isEqualTo(204);
      String laptop = choose("accept-all", true);
      boolean byPhone = round % 2 == 0;

      CompletableFuture<Answer> linked =
          CompletableFuture.supplyAsync(() -> post("/link", mine, siteKey, laptop));
      Answer withdrawn =
          service.postJson(VISITOR + "/withdrawal", "{}", of((byPhone ? phone : laptop)));

      assertThat(withdrawn.status()).isEqualTo(201);
      assertThat(linked.get().status()).isIn(200, 204);
      Answer anywhere = post("/link", mine, siteKey, "");
      assertThat(anywhere.object("receipt").get("choices").toString()).doesNotContain("true");
      assertThat(enforcement())
          .contains(TestService.recordHash(phone), TestService.recordHash(laptop));
    }
  }

  @Test
  void what_is_taken_back_on_one_device_grants_nothing_that_was_refused_on_another_since() {
    String phone = choose("accept-all", true);
    link(phone);
    service.shiftClock(Duration.ofSeconds(10));
    String laptop = choose("refuse-all", false);
    service.shiftClock(Duration.ofSeconds(20));
    withdraw(phone, "preferences");
    service.shiftClock(Duration.ofSeconds(30));

    link(laptop);

    assertThat(link(phone).object("receipt").get("choices").toString()).doesNotContain("true");
    assertThat(link(laptop).status()).isEqualTo(204);
  }

  @Test
  void a_withdrawal_counts_on_another_device_also_when_what_it_left_is_over() {
    String phone = choose("accept-all", true);
    link(phone);
    service.shiftClock(Duration.ofDays(30));
    String laptop = choose("accept-all", true);
    service.shiftClock(Duration.ofDays(150));
    withdraw(phone, "analytics");
    service.shiftClock(Duration.ofDays(195));

    Answer linked = link(laptop);

    assertThat(linked.status()).isEqualTo(200);
    assertThat(linked.object("receipt").get("choices"))
        .isEqualTo(Map.of("analytics", false, "advertising", true, "preferences", true));
    assertThat(enforcement()).contains(TestService.recordHash(laptop));
  }

  @Test
  void whatever_leads_to_a_device_that_was_joined_leads_to_the_person() {
    String laptop = choose("refuse-all", false);
    String code = (String) service.send("POST", VISITOR + "/code", of(laptop)).json().get("code");
    service.shiftClock(Duration.ofSeconds(10));
    String phone = choose("accept-all", true);
    link(phone);
    String followed = (String) link(laptop).json().get("token");

    service.postJson(VISITOR + "/withdrawal", "{}", of(code));
    assertThat(enforcement())
        .contains(TestService.recordHash(phone), TestService.recordHash(followed));
    stop(code);
    assertThat(see(followed).json()).containsEntry("stopped", true);
    service.send("DELETE", VISITOR, of(code));
    assertThat(see(followed).status()).isEqualTo(401);
    assertThat(see(phone).status()).isEqualTo(401);
    assertThat(link("").status()).isEqualTo(204);
  }

  @Test
  void what_the_person_takes_back_takes_the_tokens_of_all_their_devices() {
    String laptop = choose("accept-all", true);
    service.shiftClock(Duration.ofSeconds(10));
    String phone = choose("accept-all", true);
    link(phone);
    assertThat(link(laptop).status()).isEqualTo(204);

    answer("refuse-all", false, phone);

    assertThat(enforcement())
        .contains(TestService.recordHash(phone), TestService.recordHash(laptop));
  }

  @Test
  void an_answer_on_the_device_that_joined_is_the_persons() {
    String phone = choose("accept-all", true);
    link(phone);
    service.shiftClock(Duration.ofSeconds(10));
    String laptop = choose("accept-all", true);
    link(laptop);
    service.shiftClock(Duration.ofSeconds(20));

    answer("refuse-all", false, laptop);

    assertThat(enforcement()).contains(TestService.recordHash(phone));
    assertThat(link(phone).object("receipt").get("choices").toString()).doesNotContain("true");
  }

  @Test
  void a_consent_of_which_the_withdrawal_is_missing_as_after_a_restore_is_not_granted_again() {
    String phone = choose("accept-all", true);
    link(phone);
    service.execute(
        "insert into revoked_record (site, record_hash, expires_at) values ('easycare', '"
            + TestService.recordHash(phone)
            + "', current_timestamp + interval '100' day)");

    Answer tablet = link("");

    assertThat(tablet.object("receipt").get("choices").toString()).doesNotContain("true");
    Answer withdrawn = withdraw(phone, "preferences");
    assertThat(withdrawn.object("receipt").get("choices").toString()).doesNotContain("true");
  }

  @Test
  void devices_that_link_at_the_same_time_are_one_person_all_the_same() throws Exception {
    List<String> tokens = Stream.generate(() -> choose("accept-all", true)).limit(8).toList();

    List<CompletableFuture<Answer>> links =
        tokens.stream().map(token -> CompletableFuture.supplyAsync(() -> link(token))).toList();
    for (CompletableFuture<Answer> each : links) {
      assertThat(each.get().status()).isIn(200, 204, 409);
    }

    tokens.forEach(this::link);
    assertThat(actions(tokens.get(0)).stream().filter("accept-all"::equals)).hasSize(8);
    service.send("DELETE", VISITOR, "Authorization", "Bearer " + tokens.get(7));
    tokens.forEach(token -> assertThat(see(token).status()).isEqualTo(401));
  }

  @Test
  void an_erased_visitor_is_behind_no_account() {
    String token = choose("accept-all", true);
    link(token);
    service.send("DELETE", "/v1/sites/easycare/visitor", of(token));

    assertThat(link("").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong"})
  void only_the_sites_own_webapps_name_accounts(String key) {
    assertThat(post("/link", account, key).status()).isEqualTo(401);
    assertThat(post("/unlink", account, key).status()).isEqualTo(401);
  }

  @Test
  void no_visitor_says_that_an_answer_was_carried_over() {
    Answer answer = answer("carry-over", true);

    assertThat(answer.status()).isEqualTo(400);
  }

  private Answer link(String token) {
    return post("/link", account, siteKey, token);
  }

  private Answer see(String token) {
    return service.get(VISITOR, of(token));
  }

  @SuppressWarnings("unchecked") // a JSON array of objects is read as such a list
  private List<String> actions(String token) {
    return ((List<Map<String, Object>>) see(token).json().get("receipts"))
        .stream().map(receipt -> (String) receipt.get("action")).toList();
  }

  private String enforcement() {
    return service
        .get("/v1/sites/easycare/enforcement", "Consentry-Site-Key", siteKey)
        .json()
        .get("revoked")
        .toString();
  }

  private Answer post(String path, String account, String siteKey, String token) {
    return service.postJson(
        ACCOUNT + path,
        body(account),
        "Consentry-Site-Key",
        siteKey,
        "Authorization",
        "Bearer " + token);
  }

  private Answer post(String path, String account, String key) {
    return key.isEmpty()
        ? service.postJson(ACCOUNT + path, body(account))
        : service.postJson(ACCOUNT + path, body(account), "Consentry-Site-Key", key);
  }

  private static String body(String account) {
    return "{\"account\":\"" + account + "\"}";
  }

  private String choose(String action, boolean grants) {
    return (String) answer(action, grants).json().get("token");
  }

  private void stop(String credential) {
    assertThat(service.send("POST", VISITOR + "/stop", of(credential)).status()).isEqualTo(201);
  }

  private Answer withdraw(String token, String purpose) {
    return service.postJson(
        VISITOR + "/withdrawal", "{\"purposes\":[\"" + purpose + "\"]}", of(token));
  }

  private Answer answer(String action, boolean grants, String... token) {
    return service.postJson(
        "/v1/sites/easycare/choices",
        service.choices(
            "easycare",
            "ko",
            action,
            Map.of("analytics", grants, "advertising", grants, "preferences", grants)),
        token.length == 0 ? token : of(token[0]));
  }

  private static String[] of(String credential) {
    return new String[] {"Authorization", "Bearer " + credential};
  }
}
