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
        (String)
            service
                .send("POST", VISITOR + "/stop", "Authorization", "Bearer " + phone)
                .json()
                .get("token");
    service.shiftClock(Duration.ofSeconds(10));
    String laptop = choose("accept-all", true);

    Answer linked = link(laptop);

    assertThat(linked.object("receipt").get("choices").toString()).doesNotContain("true");
    assertThat(link(stopped).status()).isEqualTo(204);
    String onTheLaptop = (String) linked.json().get("token");
    assertThat(see(onTheLaptop).json()).containsEntry("stopped", true);
    assertThat(enforcement()).contains(TestService.recordHash(laptop));
    service.send("DELETE", VISITOR + "/stop", "Authorization", "Bearer " + onTheLaptop);
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
    service.send("DELETE", VISITOR, "Authorization", "Bearer " + followed);
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
    service.send("DELETE", VISITOR, "Authorization", "Bearer " + followed);
    assertThat(actions(first)).containsExactly("accept-all");
  }

  @Test
  void an_erased_visitor_is_behind_no_account() {
    String token = choose("accept-all", true);
    link(token);
    service.send("DELETE", "/v1/sites/easycare/visitor", "Authorization", "Bearer " + token);

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
    return service.get(VISITOR, "Authorization", "Bearer " + token);
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

  private Answer answer(String action, boolean grants) {
    return service.postJson(
        "/v1/sites/easycare/choices",
        service.choices(
            "easycare",
            "ko",
            action,
            Map.of("analytics", grants, "advertising", grants, "preferences", grants)));
  }
}
