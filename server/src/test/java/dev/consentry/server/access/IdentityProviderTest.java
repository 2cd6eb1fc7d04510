package dev.consentry.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.consentry.server.Database;
import dev.consentry.server.TestService;
import dev.consentry.server.WatchedLog;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Administration with tokens of an identity provider whose keys are fetched over HTTP. */
class IdentityProviderTest {
  private static final String ISSUER = "https://id.medit.example";
  private static final String PATH = "/v1/admin/keys";

  private static RSAKey key;
  private static HttpServer provider;
  private static TestService service;

  @BeforeAll
  static void start() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    byte[] keys = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/jwks",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    provider.start();
    service = TestService.start(settings(provider.getAddress().getPort()));
  }

  private static Map<String, Object> settings(int port) {
    Map<String, Object> settings = new HashMap<>(Database.H2.settings());
    settings.put("consentry.identity-provider.issuer", ISSUER);
    settings.put("consentry.identity-provider.audience", "consentry");
    settings.put("consentry.identity-provider.jwks-url", "http://127.0.0.1:" + port + "/jwks");
    settings.put("consentry.identity-provider.roles-claim", "realm_access.roles");
    settings.put("consentry.identity-provider.roles.officer", "privacy-officers");
    return settings;
  }

  @AfterAll
  static void stop() {
    service.close();
    provider.stop(0);
  }

  @Test
  void a_token_that_the_provider_signed_opens_what_its_role_may_do() throws JOSEException {
    assertThat(ask(signed(claims("privacy-officers").build()))).isEqualTo(200);
    assertThat(ask(signed(claims("auditor").build()))).isEqualTo(403);
    assertThat(ask(signed(claims("officer").build()))).isEqualTo(403);
    assertThat(ask(signed(claims("janitor").build()))).isEqualTo(403);
  }

  @Test
  void the_access_log_tells_who_is_vouched_for_from_who_has_a_key() throws JOSEException {
    String officer = signed(claims("privacy-officers").build());

    service.postJson(
        "/v1/admin/sites/medit/visitor/see",
        "{\"visitor\":\"nobodys\",\"reason\":\"a letter\"}",
        "Authorization",
        "Bearer " + officer);

    assertThat(
            service
                .get("/v1/admin/access-log?limit=1", "Authorization", "Bearer " + officer)
                .response()
                .body())
        .contains("\"actor\":\"oidc:officer@medit.example\"");
  }

  @Test
  void a_token_for_somebody_else_or_of_another_time_opens_nothing() throws JOSEException {
    Date past = Date.from(Instant.now().minusSeconds(600));
    JWTClaimsSet.Builder officer = claims("privacy-officers");

    assertThat(ask(signed(claims("privacy-officers").audience("other").build()))).isEqualTo(401);
    assertThat(ask(signed(claims("privacy-officers").issuer("https://evil.example").build())))
        .isEqualTo(401);
    assertThat(ask(signed(claims("privacy-officers").expirationTime(past).build()))).isEqualTo(401);
    assertThat(ask(signed(claims("privacy-officers").expirationTime(null).build()))).isEqualTo(401);
    assertThat(ask(signed(officer.subject(null).build()))).isEqualTo(401);
  }

  @Test
  void what_is_unsigned_or_signed_by_others_opens_nothing() throws JOSEException {
    JWTClaimsSet claims = claims("privacy-officers").build();
    RSAKey other = new RSAKeyGenerator(2048).keyID("one").generate();
    SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    symmetric.sign(new MACSigner(key.toPublicJWK().toString()));

    assertThat(ask(new PlainJWT(claims).serialize())).isEqualTo(401);
    assertThat(ask(signed(claims, other))).isEqualTo(401);
    assertThat(ask(symmetric.serialize())).isEqualTo(401);
  }

  @Test
  void a_token_that_cannot_be_checked_is_no_refused_token() throws Exception {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    int port = other.getAddress().getPort();
    other.stop(0);
    try (WatchedLog log = new WatchedLog();
        TestService unchecked = TestService.start(settings(port))) {
      for (int i = 0; i < 5; i++) {
        TestService.Answer answer = ask(unchecked, signed(claims("privacy-officers").build()));

        assertThat(answer.status()).as("attempt %s", i).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.response().body()).contains("identity provider's keys");
      }
      assertThat(ask(unchecked, "no-token").status()).isEqualTo(401);
      assertThat(ask(unchecked, TestService.ADMINISTRATION_KEY).status()).isEqualTo(200);
      assertThat(log.saying("identity provider's keys cannot be fetched")).hasSize(1);
    }
  }

  @Test
  void a_key_that_the_provider_does_not_have_is_refused_however_often_it_comes()
      throws JOSEException {
    RSAKey unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();

    for (int i = 0; i < 6; i++) {
      assertThat(ask(signed(claims("privacy-officers").build(), unknown))).isEqualTo(401);
    }
  }

  @Test
  void the_environment_may_say_what_the_provider_calls_a_role() {
    PropertySource environment =
        PropertySource.of(
            "container",
            Map.of("CONSENTRY_IDENTITY_PROVIDER_ROLES_OFFICER", "privacy-desk"),
            PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE,
            PropertySource.Origin.of("container"));
    Map<String, Object> settings = settings(1);
    settings.remove("consentry.identity-provider.roles.officer");
    try (ApplicationContext context =
        ApplicationContext.builder()
            .propertySources(environment, PropertySource.of("test", settings))
            .start()) {
      assertThat(context.getBean(IdentityProvider.Settings.class).nameOf(Role.OFFICER))
          .isEqualTo("privacy-desk");
    }
  }

  @Test
  void a_provider_that_is_half_configured_stops_the_start() {
    Map<String, Object> settings = new HashMap<>(Database.H2.settings());
    settings.put("consentry.identity-provider.issuer", ISSUER);

    assertThatThrownBy(() -> TestService.start(settings).close())
        .hasStackTraceContaining("jwks-url");
  }

  private static int ask(String token) {
    return ask(service, token).status();
  }

  private static TestService.Answer ask(TestService service, String token) {
    return service.get(PATH, "Authorization", "Bearer " + token);
  }

  private static JWTClaimsSet.Builder claims(String role) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience("consentry")
        .subject("officer@medit.example")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("realm_access", Map.of("roles", List.of("offline_access", role)));
  }

  private static String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(claims, key);
  }

  private static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(by));
    return token.serialize();
  }
}
