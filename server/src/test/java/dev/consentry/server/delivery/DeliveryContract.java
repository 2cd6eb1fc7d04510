package dev.consentry.server.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import dev.consentry.server.consent.EraseVisitor;
import dev.consentry.server.delivery.HttpsReceiver.Message;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.Vault;
import dev.consentry.server.vault.VisitorKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What vendors with a webhook are told, on any database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeliveryContract {
  private static final Map<String, Boolean> ALL = Map.of("analytics", true, "advertising", true);
  private static final Map<String, Boolean> NONE = Map.of("analytics", false, "advertising", false);

  /** What stands before the 32 bytes of an Ed25519 key in X.509 (RFC 8410). */
  private static final byte[] KEY_BEGIN = HexFormat.of().parseHex("302a300506032b6570032100");

  private Map<String, Object> settings;
  private HttpsReceiver vendor;
  private TestService service;

  abstract Database database();

  @BeforeAll
  void listen() throws Exception {
    vendor = new HttpsReceiver();
    settings = new HashMap<>(database().settings());
    settings.put("consentry.webhooks.private-addresses", "allowed");
  }

  @AfterAll
  void stopListening() {
    vendor.close();
  }

  @BeforeEach
  void start() {
    vendor.answerWith(204);
    service = TestService.start(settings);
    if (service.get("/v1/sites/hooked/policies").status() == 404) {
      assertThat(service.publish("hooked", hooked(), "").status()).isEqualTo(201);
    }
  }

  @AfterEach
  void stop() {
    service.close();
    assertThat(vendor.hasMore()).isFalse();
  }

  @Test
  void a_vendor_is_told_of_a_withdrawal_that_concerns_it_and_of_nothing_else() throws Exception {
    int before = deliveries("").size();
    Answer granted = choose(ALL, "accept-all");
    String token = token(granted);
    choose(Map.of("analytics", false, "advertising", true), "withdraw", token);
    String last = token(choose(ALL, "accept-all", token));

    choose(NONE, "withdraw", last);

    Message first = vendor.next();
    Message second = vendor.next();
    assertThat(List.of(first, second))
        .extracting(Message::path)
        .containsExactly("/analytics", "/analytics");
    assertThat(text(second)).contains(RandomIds.shortHash(recordId(last)));
    assertThat(text(first))
        .contains("\"type\":\"consent.withdrawn\"", "\"purposes\":[\"analytics\"]")
        .contains("\"record\":\"" + RandomIds.shortHash(recordId(token)) + "\"")
        .doesNotContain(recordId(token));
    waitUntilNothingIsWaiting();
    assertThat(deliveries("")).hasSize(before + 2);
    assertThat(deliveries("").subList(0, 2))
        .allSatisfy(
            delivery ->
                assertThat(delivery)
                    .containsEntry("state", "delivered")
                    .containsEntry("attempts", 1));
    assertThat(service.get("/v1/sites/medit/notice").status()).isEqualTo(200);
  }

  @Test
  void a_vendor_is_told_when_it_is_taken_out_of_a_purpose_and_not_when_another_is()
      throws Exception {
    String all = token(choose(ALL, "accept-all"));
    String counterOnly = token(withdraw("hooked", all));
    waitUntilNothingIsWaiting();
    assertThat(vendor.hasMore()).isFalse();

    withdraw("counter", counterOnly);

    assertThat(List.of(text(vendor.next()), text(vendor.next())))
        .allMatch(message -> message.contains("\"purposes\":[\"analytics\"]"))
        .anyMatch(message -> message.contains(RandomIds.shortHash(recordId(all))))
        .anyMatch(message -> message.contains(RandomIds.shortHash(recordId(counterOnly))));
    waitUntilNothingIsWaiting();
  }

  private Answer withdraw(String vendor, String token) {
    return service.postJson(
        "/v1/sites/hooked/visitor/withdrawal",
        "{\"parts\":{\"analytics\":[\"" + vendor + "\"]}}",
        "Authorization",
        "Bearer " + token);
  }

  @Test
  void every_message_is_signed_with_a_published_key() throws Exception {
    choose(NONE, "withdraw", token(choose(ALL, "accept-all")));

    Message message = vendor.next();

    String id = message.headers().get("webhook-id");
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes(
        (id + "." + message.headers().get("webhook-timestamp") + ".").getBytes(US_ASCII));
    signed.writeBytes(message.body());
    String signature = message.headers().get("webhook-signature");
    assertThat(signature).startsWith("v1a,");
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(publicKey(message.headers().get("webhook-key")))));
    verifier.update(signed.toByteArray());
    assertThat(verifier.verify(Base64.getDecoder().decode(signature.substring(4)))).isTrue();
    waitUntilNothingIsWaiting();
  }

  @Test
  void what_a_vendor_does_not_take_is_sent_again_with_the_same_id_also_after_a_restart()
      throws Exception {
    vendor.answerWith(503);
    choose(NONE, "withdraw", token(choose(ALL, "accept-all")));
    Message first = vendor.next();
    waitFor("status 503");

    service.close();
    vendor.answerWith(204);
    service = TestService.start(settings);
    service.shiftClock(Duration.ofMinutes(1));

    Message second = vendor.next();
    assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
    assertThat(second.body()).isEqualTo(first.body());
    waitUntilNothingIsWaiting();
    assertThat(deliveries("?state=delivered"))
        .anySatisfy(delivery -> assertThat(delivery).containsEntry("attempts", 2));
  }

  @Test
  void a_vendor_that_wants_nothing_more_is_left_alone_and_the_withdrawal_stands() throws Exception {
    vendor.answerWith(410);

    Answer withdrawn = choose(NONE, "withdraw", token(choose(ALL, "accept-all")));

    assertThat(withdrawn.status()).isEqualTo(201);
    vendor.next();
    waitUntilNothingIsWaiting();
    assertThat(deliveries("?state=given-up"))
        .first()
        .satisfies(delivery -> assertThat(delivery).containsEntry("outcome", "status 410"));
  }

  @Test
  void an_erasure_is_told_too() throws Exception {
    String token = token(choose(ALL, "accept-all"));
    ConsentToken read = service.bean(SigningKeys.class).read(token, "hooked").orElseThrow();

    service.bean(EraseVisitor.class).erase(service.bean(Vault.class).find(read).orElseThrow());

    assertThat(text(vendor.next())).contains("\"type\":\"consent.erased\"");
    waitUntilNothingIsWaiting();
  }

  @Test
  void an_erasure_is_told_of_a_consent_that_has_expired_for_the_vendor_may_still_hold_data()
      throws Exception {
    String token = token(choose(ALL, "accept-all"));
    ConsentToken read = service.bean(SigningKeys.class).read(token, "hooked").orElseThrow();
    VisitorKey key = service.bean(Vault.class).find(read).orElseThrow();
    service.shiftClock(Duration.ofDays(500));

    service.bean(EraseVisitor.class).erase(key);

    assertThat(text(vendor.next()))
        .contains("\"type\":\"consent.erased\"", RandomIds.shortHash(read.recordId()));
    waitUntilNothingIsWaiting();
  }

  @Test
  void a_vendor_whose_cookies_are_gone_is_told_as_long_as_the_policy_has_its_webhook()
      throws Exception {
    String first = of("formerly", "");
    String token = granted("formerly", first);
    publish("formerly", first.replaceFirst(" *- \\{name: _c, .*\n", ""));

    service.postJson(
        "/v1/sites/formerly/visitor/withdrawal", "{}", "Authorization", "Bearer " + token);

    assertThat(text(vendor.next()))
        .contains("\"type\":\"consent.withdrawn\"", "\"purposes\":[\"analytics\"]");
    waitUntilNothingIsWaiting();
  }

  @Test
  void a_vendor_is_told_nothing_when_its_purpose_is_granted_again_without_one_of_its_cookies()
      throws Exception {
    String second = "  - {name: _d, purpose: advertising, vendor: counter, lifetime: P1Y}\n";
    String first =
        of("thrifty", second).replace("advertising: {name", "advertising: {ask-each: cookie, name");
    String token = granted("thrifty", first);
    publish("thrifty", first.replace(second, ""));

    service.postJson(
        "/v1/sites/thrifty/choices",
        service.choices("thrifty", "en", "save", ALL),
        "Authorization",
        "Bearer " + token);

    waitUntilNothingIsWaiting();
  }

  @Test
  void a_vendor_whose_cookie_is_another_purposes_now_is_told_when_that_is_refused()
      throws Exception {
    String first = of("moving", "");
    String token = granted("moving", first);
    publish(
        "moving",
        first.replace("{name: _c, purpose: analytics", "{name: _c, purpose: advertising"));

    service.postJson(
        "/v1/sites/moving/choices",
        service.choices("moving", "en", "save", Map.of("analytics", true, "advertising", false)),
        "Authorization",
        "Bearer " + token);

    assertThat(text(vendor.next())).contains("\"purposes\":[\"analytics\"]");
    waitUntilNothingIsWaiting();
  }

  /** The definition for another site, with more cookies. */
  private String of(String site, String cookies) {
    return hooked().replace("site: hooked", "site: " + site) + cookies;
  }

  private void publish(String site, String definition) {
    assertThat(service.publish(site, definition, "").status()).isEqualTo(201);
  }

  /** The token of a visitor who granted everything that a site's first version asks for. */
  private String granted(String site, String definition) {
    publish(site, definition);
    return token(
        service.postJson(
            "/v1/sites/" + site + "/choices", service.choices(site, "en", "accept-all", ALL)));
  }

  @Test
  void a_state_that_there_is_not_is_refused() {
    assertThat(service.getAsAdministrator("/v1/admin/sites/hooked/deliveries?state=lost").status())
        .isEqualTo(400);
    assertThat(service.getAsAdministrator("/v1/admin/sites/nobody/deliveries").status())
        .isEqualTo(404);
    assertThat(service.get("/v1/admin/sites/hooked/deliveries").status()).isEqualTo(401);
    assertThat(service.getAsAdministrator("/v1/admin/sites/medit/deliveries").json())
        .containsEntry("deliveries", List.of());
  }

  /** A site of which one vendor counts visits and has a webhook. */
  private String hooked() {
    return """
    site: hooked
    name: Hooked
    domains: [www.hooked.example]
    languages: [en]
    default-language: en
    time-zone: Asia/Seoul
    title: Your choice
    introduction: We ask.
    contacts:
      - {role: Privacy officer, email: privacy@hooked.example}
    purposes:
      essential: {name: Essential, explanation: Needed.}
      analytics: {ask-each: vendor, name: Analytics, explanation: Counts.}
      advertising: {name: Advertising, explanation: Shows.}
    vendors:
      hooked: {name: Hooked, countries: [KR]}
      counter: {name: Counter, countries: [KR], webhook: "%s"}
    cookies:
      - {name: _c, purpose: analytics, vendor: counter, lifetime: P1Y}
      - {name: _h, purpose: analytics, vendor: hooked, lifetime: P1Y}
      - {name: _a, purpose: advertising, vendor: hooked, lifetime: P1Y}
    """
        .formatted(vendor.address("/analytics"));
  }

  private Answer choose(Map<String, Boolean> choices, String action) {
    return service.postJson(
        "/v1/sites/hooked/choices", service.choices("hooked", "en", action, choices));
  }

  private Answer choose(Map<String, Boolean> choices, String action, String token) {
    return service.postJson(
        "/v1/sites/hooked/choices",
        service.choices("hooked", "en", action, choices),
        "Authorization",
        "Bearer " + token);
  }

  private void waitUntilNothingIsWaiting() throws InterruptedException {
    for (int i = 0; i < 200 && !deliveries("?state=waiting").isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(deliveries("?state=waiting")).isEmpty();
  }

  private void waitFor(String outcome) throws InterruptedException {
    for (int i = 0; i < 200 && !deliveries("?state=waiting").toString().contains(outcome); i++) {
      Thread.sleep(50);
    }
    assertThat(deliveries("?state=waiting").toString()).contains(outcome);
  }

  @SuppressWarnings("unchecked") // JSON arrays of objects are read as such lists
  private List<Map<String, Object>> deliveries(String query) {
    return (List<Map<String, Object>>)
        service
            .getAsAdministrator("/v1/admin/sites/hooked/deliveries" + query)
            .json()
            .get("deliveries");
  }

  @SuppressWarnings("unchecked") // JSON arrays of objects are read as such lists
  private byte[] publicKey(String id) {
    List<Map<String, Object>> keys =
        (List<Map<String, Object>>) service.get("/.well-known/jwks.json").json().get("keys");
    String x =
        (String)
            keys.stream()
                .filter(key -> key.get("kid").equals(id))
                .findFirst()
                .orElseThrow()
                .get("x");
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    key.writeBytes(KEY_BEGIN);
    key.writeBytes(Base64.getUrlDecoder().decode(x));
    return key.toByteArray();
  }

  private String recordId(String token) {
    return service.bean(SigningKeys.class).read(token, "hooked").orElseThrow().recordId();
  }

  private static String token(Answer answer) {
    return (String) answer.json().get("token");
  }

  private static String text(Message message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }
}
