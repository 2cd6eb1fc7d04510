package dev.consentry.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.site.SiteKeys;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of consent records whose time has come, on any database. */
abstract class RetentionContract {
  private static final Map<String, Boolean> ALL = Map.of("analytics", true, "advertising", true);
  private static final Map<String, Boolean> NONE = Map.of("analytics", false, "advertising", false);
  private static final String VISITOR = "/v1/sites/soon/visitor";
  private static final Duration A_YEAR = Duration.ofDays(366);

  private TestService service;
  private Duration passed = Duration.ZERO;

  abstract Database database();

  @BeforeEach
  void start() {
    service = TestService.start(database().settings());
    publish(
        "kept",
        "{data: Your choices, of: consent-records, keep: P1Y, then: store-apart, apart-for: P2Y,"
            + " approval: required}");
    publish("brief", "{data: Your choices, of: consent-records, keep: P1Y}");
    publish("unruled", "{data: Members, keep: P1Y}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void
      records_go_apart_when_their_visitor_was_away_and_are_destroyed_only_when_an_officer_approved()
          throws Exception {
    String token = choose("kept", ALL, "accept-all");
    choose("kept", NONE, "withdraw", "Authorization", "Bearer " + token);
    pass(A_YEAR);
    String active = choose("kept", ALL, "accept-all");
    pass(A_YEAR);

    until(() -> storedApart("kept") == 2);

    assertThat(service.recordCount()).isEqualTo(1);
    assertThat(count("vault.bearer")).isEqualTo(3);
    pass(Duration.ofDays(40));
    step();
    assertThat(destructions("kept")).isEmpty();
    assertThat(active).isNotEmpty();

    pass(A_YEAR.multipliedBy(2));
    until(() -> !destructions("kept").isEmpty());
    step();
    Map<String, Object> selected = destructions("kept").get(0);
    assertThat(selected)
        .containsEntry("state", "selected")
        .containsEntry("records", 2)
        .doesNotContainKey("approvedBy");
    assertThat(count("archive.consent_record")).isEqualTo(3);

    String approval = "/v1/admin/sites/kept/destructions/" + selected.get("id") + "/approval";
    assertThat(service.post(approval, "").status()).isEqualTo(401);
    assertThat(service.postAsAdministrator(approval).status()).isEqualTo(204);
    assertThat(service.postAsAdministrator(approval).status()).isEqualTo(404);
    until(() -> destructions("kept").get(0).get("state").equals("destroyed"));

    assertThat(destructions("kept").get(0))
        .containsEntry("what", "consent-records")
        .containsEntry("destroyed", 2)
        .containsKeys("approvedBy", "approvedAt", "destroyedAt");
    assertThat(count("archive.consent_record")).isEqualTo(1);
    assertThat(count("vault.bearer")).isEqualTo(1);
  }

  @Test
  void what_is_stored_apart_is_still_its_visitors_to_see_and_to_erase() throws Exception {
    publish(
        "soon",
        "{data: Your choices, of: consent-records, keep: P10D, then: store-apart, apart-for: P2Y}");
    String code = code(choose("soon", ALL, "accept-all"));
    service.execute("update consent_record set expires_at = recorded_at");
    until(() -> storedApart("soon") == 1);

    assertThat(service.recordCount()).isZero();
    assertThat(receipts(code)).hasSize(1);
    Answer withdrawn = service.postJson(VISITOR + "/withdrawal", "{}", of(code));
    assertThat(withdrawn.status()).isEqualTo(201);
    assertThat(receipts(code)).hasSize(2);

    assertThat(service.send("DELETE", VISITOR, of(code)).status()).isEqualTo(204);
    assertThat(service.get(VISITOR, of(code)).status()).isEqualTo(401);
    assertThat(count("vault.bearer")).isZero();
    assertThat(count("vault.handle")).isZero();
    assertThat(count("erased_bearer")).isEqualTo(2);
    assertThat(count("archive.consent_record")).isEqualTo(1);
  }

  @Test
  void codes_accounts_and_stops_go_with_the_last_record() throws Exception {
    publish("soon", "{data: Your choices, of: consent-records, keep: P10D}");
    String token = choose("soon", ALL, "accept-all");
    String site = "/v1/sites/soon/";
    String key = service.bean(SiteKeys.class).make("soon", "webapp", "a test").text();
    String account = "{\"account\":\"somebody\"}";
    String[] webapp = {"Consentry-Site-Key", key, "Authorization", "Bearer " + token};
    assertThat(service.postJson(site + "account/link", account, webapp).status()).isEqualTo(204);
    String code = code(token);
    assertThat(count("vault.handle")).isEqualTo(2);
    service.execute("update consent_record set expires_at = recorded_at");
    service.execute(
        "insert into vault.stopped_visitor (visitor, site, since)"
            + " select visitor, site, recorded_at from consent_record");

    until(
        () ->
            !destructions("soon").isEmpty()
                && destructions("soon").get(0).get("state").equals("destroyed"));

    assertThat(count("vault.handle")).isZero();
    assertThat(count("vault.stopped_visitor")).isZero();
    assertThat(service.get(site + "visitor", of(code)).status()).isEqualTo(401);
    assertThat(service.postJson(site + "account/link", account, webapp).status()).isEqualTo(204);
  }

  @Test
  void without_a_time_apart_and_an_approval_they_are_destroyed_when_their_time_has_come()
      throws Exception {
    choose("brief", ALL, "accept-all");
    choose("unruled", ALL, "accept-all");
    pass(A_YEAR.multipliedBy(2));

    until(
        () ->
            !destructions("brief").isEmpty()
                && destructions("brief").get(0).get("state").equals("destroyed"));

    assertThat(destructions("brief").get(0))
        .containsEntry("destroyed", 1)
        .doesNotContainKey("approvedBy");
    assertThat(service.recordCount()).isEqualTo(1);
    assertThat(count("archive.consent_record")).isZero();
    assertThat(retention("unruled"))
        .doesNotContainKey("keep")
        .containsEntry("storedApart", 0)
        .containsEntry("destructions", List.of());
  }

  private void publish(String site, String rule) {
    String yaml =
        """
        site: %s
        name: Kept
        domains: [www.kept.example]
        languages: [en]
        default-language: en
        time-zone: Asia/Seoul
        title: Your choice
        introduction: We ask.
        contacts:
          - {role: Privacy officer, email: privacy@kept.example}
        retention:
          - %s
        purposes:
          essential: {name: Essential, explanation: Needed.}
          analytics: {name: Analytics, explanation: Counts.}
          advertising: {name: Advertising, explanation: Shows.}
        vendors:
          kept: {name: Kept, countries: [KR]}
        cookies:
          - {name: _c, purpose: analytics, vendor: kept, lifetime: P1Y}
        """
            .formatted(site, rule);
    assertThat(service.publish(site, yaml, "").status()).isEqualTo(201);
  }

  private String choose(
      String site, Map<String, Boolean> choices, String action, String... headers) {
    Answer answer =
        service.postJson(
            "/v1/sites/" + site + "/choices",
            service.choices(site, "en", action, choices),
            headers);
    assertThat(answer.status()).isEqualTo(201);
    return (String) answer.json().get("token");
  }

  private String code(String token) {
    Answer made = service.send("POST", VISITOR + "/code", of(token));
    assertThat(made.status()).isEqualTo(201);
    return (String) made.json().get("code");
  }

  private List<?> receipts(String code) {
    return (List<?>) service.get(VISITOR, of(code)).json().get("receipts");
  }

  private static String[] of(String credential) {
    return new String[] {"Authorization", "Bearer " + credential};
  }

  private void pass(Duration time) {
    passed = passed.plus(time);
    service.shiftClock(passed);
  }

  /** The schedule's own steps come too, but not as soon. */
  private void step() {
    service.bean(RetentionSchedule.class).step();
  }

  private void until(BooleanSupplier reached) throws InterruptedException {
    for (int i = 0; i < 30 && !reached.getAsBoolean(); i++) {
      pass(Duration.ofDays(1));
      step();
    }
    assertThat(reached.getAsBoolean()).isTrue();
  }

  private Map<String, Object> retention(String site) {
    return service.getAsAdministrator("/v1/admin/sites/" + site + "/retention").json();
  }

  private int storedApart(String site) {
    return (int) retention(site).get("storedApart");
  }

  @SuppressWarnings("unchecked") // JSON arrays of objects are read as such lists
  private List<Map<String, Object>> destructions(String site) {
    return (List<Map<String, Object>>) retention(site).get("destructions");
  }

  private long count(String table) {
    return service
        .bean(Transactions.class)
        .read(
            connection -> {
              try (PreparedStatement select =
                      connection.prepareStatement("select count(*) from " + table);
                  ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
              }
            });
  }
}
