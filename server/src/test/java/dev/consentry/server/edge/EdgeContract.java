package dev.consentry.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consentry.server.Database;
import dev.consentry.server.SharedService;
import dev.consentry.server.TestService;
import dev.consentry.server.TestService.Answer;
import dev.consentry.server.policy.PolicyCatalog;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every request passes, on any database. */
abstract class EdgeContract {
  private static final String CHOICES = "/v1/sites/medit/choices";

  private final TestService service = SharedService.on(database());

  abstract Database database();

  @ParameterizedTest
  @ValueSource(strings = {"/v1/sites/medit/notice", "/nowhere", "/v1/admin/keys", "/widget.js"})
  void every_answer_says_what_a_browser_may_do_with_it(String path) {
    Answer answer = service.get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cache-Control")).isNotEmpty();
    assertThat(answer.header("Strict-Transport-Security")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/sites/medit/notice, application/json",
    "/v1/sites/medit/enforcement, application/json",
    "/v1/sites/medit/policies/1, application/json",
    "/health, application/json"
  })
  void the_type_of_an_answer_is_the_services_own(String path, String type) {
    Answer answer = service.get(path, "Accept", "APPLICATION/json;x=made-up");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"APPLICATION/json;x=made-up", "text/html, */*", "*/*"})
  void the_type_of_what_was_made_is_the_services_own_too(String accepted) {
    Answer answer = service.postJson(CHOICES, refusal(), "Accept", accepted);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.medit.example, 201",
    "https://blog.medit.example, 201",
    "https://WWW.MEDIT.EXAMPLE, 201",
    "http://www.medit.example:8080, 201",
    "https://evil.example, 403",
    "https://www.medit.example.evil.example, 403",
    "https://evilmedit.example, 403",
    "https://medit.example@evil.example, 403",
    "https://www.easycare.example, 403",
    "null, 403",
    "file://, 403",
  })
  void choices_come_from_pages_of_the_site_only(String origin, int status) {
    Answer answer = service.postJson(CHOICES, refusal(), "Origin", origin);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(status == 201 ? origin : "");
    assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
  }

  @ParameterizedTest
  @CsvSource({
    "shop.co.kr, https://www.shop.co.kr, 201",
    "shop.co.kr, https://blog.shop.co.kr, 201",
    "shop.co.kr, https://evil.co.kr, 403",
    "co.kr, https://www.shop.co.kr, 201",
    "co.kr, https://evil.co.kr, 403",
    "co.jp, https://evil.co.jp, 403"
  })
  void under_a_public_suffix_everybody_is_a_stranger(String shared, String origin, int status) {
    String site = "under-" + shared.replace('.', '-');
    if (shared.startsWith("shop")) {
      assertThat(service.publish(site, under(shared, site), "").status()).isEqualTo(201);
    } else {
      storedBeforeThatWasRefused(shared, site);
    }

    String body =
        service.choices(
            site,
            "ko",
            "refuse-all",
            Map.of("analytics", false, "advertising", false, "preferences", false));
    assertThat(service.postJson("/v1/sites/" + site + "/choices", body, "Origin", origin).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"co.kr", "co.jp", "github.io", "com.br"})
  void a_cookie_domain_that_is_a_public_suffix_is_refused_when_it_is_published(String suffix) {
    Answer refused = service.publish("nobodys", under(suffix, "nobodys"), "?dryRun=true");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.response().body())
        .contains("cookie-domain", suffix, "write the domain that is yours");
  }

  @ParameterizedTest
  @CsvSource({"cross-site, 403", "same-site, 403", "same-origin, 201", "none, 201"})
  void a_browser_that_says_where_a_request_comes_from_is_believed(String fetchSite, int status) {
    assertThat(service.postJson(CHOICES, refusal(), "Sec-Fetch-Site", fetchSite).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/sites/me%00dit/notice",
    "GET, /v1/sites/medit/notices/a%00b",
    "GET, /v1/sites/medit/notice?language=%00",
    "GET, /v1/admin/sites/medit%00/deliveries",
    "DELETE, /v1/admin/keys/a%00b",
    "POST, /v1/admin/sites/medit/destructions/%00/approval",
  })
  void a_zero_character_in_an_address_is_the_callers_mistake(String method, String path) {
    Answer answer =
        service.send(method, path, "Authorization", "Bearer " + TestService.ADMINISTRATION_KEY);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(service.get("/health/readiness").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/admin/keys, Bearer",
    "/v1/admin/nowhere, Bearer",
    "/v1/sites/medit/visitor, Bearer",
    "/v1/sites/medit/enforcement, Consentry-Site-Key"
  })
  void who_is_not_let_in_learns_what_to_send(String path, String scheme) {
    Answer answer = service.get(path, "Consentry-Site-Key", "of-nobody");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(scheme + " realm=\"consentry\"");
    assertThat(answer.response().body())
        .contains(scheme.equals("Bearer") ? "Authorization: Bearer" : scheme);
  }

  @Test
  void a_browser_learns_beforehand_what_it_may_send() {
    Answer allowed =
        service.send(
            "OPTIONS",
            CHOICES,
            "Origin",
            "https://www.medit.example",
            "Access-Control-Request-Method",
            "POST");
    Answer refused =
        service.send(
            "OPTIONS",
            CHOICES,
            "Origin",
            "https://evil.example",
            "Access-Control-Request-Method",
            "POST");

    assertThat(allowed.status()).isEqualTo(204);
    assertThat(allowed.header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(allowed.header("Access-Control-Allow-Headers")).contains("Content-Type");
    assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(refused.header("Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  void one_address_cannot_ask_for_everybody_and_learns_when_to_come_back() {
    String flooding = "203.0.113.7";
    Answer answer = post(flooding);
    for (int i = 0; i < 25 && answer.status() != 429; i++) {
      answer = post(flooding);
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(answer.response().body()).doesNotContain(flooding);
    assertThat(post("203.0.113.8").status()).isEqualTo(400);
    assertThat(service.get("/v1/sites/easycare/notice", "X-Forwarded-For", flooding).status())
        .isEqualTo(200);
  }

  @Test
  void a_site_that_is_spelled_another_way_is_not_counted_as_another_one() {
    String flooding = "203.0.113.11";
    Answer answer = post(flooding);
    for (int i = 0; i < 25 && answer.status() != 429; i++) {
      answer = post(flooding);
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(
            service
                .postJson(CHOICES.replace("medit", "m%65dit"), "{}", "X-Forwarded-For", flooding)
                .status())
        .isEqualTo(429);
  }

  @Test
  void what_a_client_wrote_into_the_header_before_the_proxy_changes_nothing() {
    Answer answer = post("198.51.100.1, 203.0.113.9");
    for (int i = 2; i < 30 && answer.status() != 429; i++) {
      answer = post("198.51.100." + i + ", 203.0.113.9");
    }

    assertThat(answer.status()).isEqualTo(429);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.21, 203.0.113.21:%s, 203.0.113.22:4711",
    "2001:db8:2::1, [2001:db8:2::1]:%s, [2001:db8:3::1]:4711",
    "2001:db8:4::1, [2001:db8:4::1], [2001:db8:5::1]"
  })
  void a_proxy_may_add_the_port(String client, String withPort, String another) {
    Answer answer = post(client);
    for (int i = 2; i < 30 && answer.status() != 429; i++) {
      answer = post(withPort.formatted(40000 + i));
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(post(client).status()).isEqualTo(429);
    assertThat(post(another).status()).isEqualTo(400);
  }

  @Test
  void a_network_of_ipv6_counts_as_one_client() {
    Answer answer = post("2001:db8:1:2::1");
    for (int i = 2; i < 30 && answer.status() != 429; i++) {
      answer = post("2001:db8:1:2::" + i);
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(post("2001:db8:1:3::1").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/sites/medit/notice",
        "/v1/sites/medit/policies",
        "/v1/sites/medit/policies/1",
        "/v1/sites/medit/enforcement",
        "/.well-known/jwks.json",
        "/widget.js",
        "/openapi.yml",
        "/health"
      })
  void where_get_is_head_is_too(String path) {
    Answer get = service.get(path);
    Answer head = service.send("HEAD", path);

    assertThat(head.status()).isEqualTo(get.status()).isEqualTo(200);
    assertThat(head.response().body()).isEmpty();
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/sites/medit/choices",
        "/v1/sites/medit/visitor/withdrawal",
        "/v1/sites/medit/account/link",
        "/v1/admin/keys",
        "/v1/admin/sites/medit/visitor/see"
      })
  void no_body_of_more_than_16_kib_is_taken(String path) {
    Answer answer =
        service.postJson(
            path,
            "{\"anything\":\"" + "x".repeat(16 * 1024) + "\"}",
            "Authorization",
            "Bearer " + TestService.ADMINISTRATION_KEY);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHOICES,
        "/v1/sites/medit/observations",
        "/v1/admin/sites/medit/policies",
        "/v1/admin/keys"
      })
  void a_compressed_body_is_refused_with_the_coding_that_is_taken(String path) {
    for (String coding : new String[] {"gzip", "deflate, br", "no-such"}) {
      Answer answer = service.postJson(path, "{}", "Content-Encoding", coding);

      assertThat(answer.status()).as(coding).isEqualTo(415);
      assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
      assertThat(answer.response().body()).contains("without compressing it");
    }
  }

  @Test
  void a_body_that_is_said_to_be_as_it_is_is_taken() {
    assertThat(service.postJson(CHOICES, refusal(), "Content-Encoding", "identity").status())
        .isEqualTo(201);
  }

  @Test
  void an_address_or_headers_that_are_too_long_are_told_apart_from_a_body() {
    Answer address = service.get("/v1/sites/medit/notice?language=" + "x".repeat(5000));
    Answer headers = service.get("/v1/sites/medit/notice", "Cookie", "a=" + "x".repeat(9000));

    assertThat(address.status()).isEqualTo(414);
    assertThat(address.response().body()).contains("address-too-long", "4 KiB");
    assertThat(headers.status()).isEqualTo(431);
    assertThat(headers.response().body()).contains("headers-too-large", "8 KiB");
    assertThat(headers.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void choices_in_chunks_are_held_to_the_same_limit() {
    String body = "{\"anything\":\"" + "x".repeat(16 * 1024) + "\"}";

    assertThat(service.postJsonInChunks(CHOICES, body).status()).isEqualTo(413);
  }

  @Test
  void a_body_in_chunks_is_read_as_any_other() {
    assertThat(service.postJsonInChunks(CHOICES, refusal()).status()).isEqualTo(201);
    assertThat(service.postJsonInChunks(CHOICES, "{}").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {CHOICES, "/v1/sites/medit/account/link", "/v1/admin/keys"})
  void a_body_says_what_it_is(String path) {
    Answer answer = service.post(path, "{}");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.response().body()).contains("Content-Type");
  }

  @Test
  void a_body_in_chunks_is_refused_where_its_bytes_are_not_counted() {
    Answer withdrawal =
        service.postJsonInChunks("/v1/sites/medit/visitor/withdrawal", "{\"purposes\":[]}");

    assertThat(withdrawal.status()).isEqualTo(413);
    assertThat(withdrawal.response().body()).contains("Content-Length");
  }

  @Test
  void what_filters_saw_may_be_larger_in_chunks_too() {
    String much =
        Stream.generate(
                () ->
                    "{\"cookie\":\"_ga\",\"outcome\":\"STRIPPED\",\"way\":\"header\",\"path\":\"/"
                        + "x".repeat(100)
                        + "\",\"count\":1}")
            .limit(200)
            .collect(Collectors.joining(",", "{\"observations\":[", "]}"));

    assertThat(much).hasSizeGreaterThan(16 * 1024);
    assertThat(service.postJsonInChunks("/v1/sites/medit/observations", much).status())
        .isEqualTo(service.postJson("/v1/sites/medit/observations", much).status())
        .isNotEqualTo(413);
  }

  private static String under(String shared, String site) {
    String host = shared.startsWith("shop") ? "www." + shared : "www.shop." + shared;
    return TestService.definition("easycare")
        .replaceFirst("(?m)^site: .*", "site: " + site)
        .replaceFirst("(?m)^cookie-domain: .*\\n", "")
        .replaceFirst(
            "(?m)^domains:.*\\n(  - .*\\n)*",
            "domains: [" + host + "]\ncookie-domain: " + shared + "\n");
  }

  /** A version of which the cookie domain is a public suffix can only be older than the rule. */
  private void storedBeforeThatWasRefused(String shared, String site) {
    if (service.get("/v1/sites/" + site + "/notice").status() == 200) {
      return;
    }
    String older = site + "-owned";
    String owned = under(shared, older).replace("cookie-domain: ", "cookie-domain: shop.");
    assertThat(service.publish(older, owned, "").status()).isEqualTo(201);
    String versions =
        """
        insert into policy_version (site, version, effective_from, published_at, definition)
        select '%1$s', version, effective_from, published_at, replace(replace(definition,
          'cookie-domain: shop.', 'cookie-domain: '), 'site: %2$s', 'site: %1$s')
        from policy_version where site = '%2$s'
        """;
    String others =
        "insert into %3$s (site, version, %4$s) select '%1$s', version, %4$s from %3$s where site = '%2$s'";
    service.execute(
        versions.formatted(site, older),
        others.formatted(site, older, "purpose_since", "purpose, since"),
        others.formatted(site, older, "notice", "language, hash, body"));
    service.bean(PolicyCatalog.class).refresh();
  }

  private Answer post(String forwardedFor) {
    return service.postJson(CHOICES, "{}", "X-Forwarded-For", forwardedFor);
  }

  private String refusal() {
    return service.choices(
        "medit",
        "en",
        "refuse-all",
        Map.of("analytics", false, "advertising", false, "preferences", false));
  }
}
