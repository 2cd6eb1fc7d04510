package dev.consentry.filter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consentry.filter.token.TokenVerdict.Accepted;
import dev.consentry.filter.token.TokenVerdict.Rejected;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
  private static final long NOW = 1_800_000_000L;
  private static final String RECORD_ID = "AbCdEfGhIjKlMnOpQrStUv";
  private static final byte[] PRIVATE_KEY = filled(7);
  private static final String HEADER =
      "{\"alg\":\"Ed25519\",\"typ\":\"consent+jwt\",\"kid\":\"q7\"}";
  private static final String CLAIMS =
      "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1800009000,\"pv\":3,"
          + "\"grants\":\"an\"}";

  private final TokenSigner signer = new TokenSigner("q7", PRIVATE_KEY);
  private final TokenVerifier verifier =
      new TokenVerifier("medit", Keyset.of(List.of(signer.verificationKey())));

  @Test
  void a_signed_token_comes_back_as_it_was() {
    ConsentToken token = token(Set.of("analytics", "advertising", "preferences"));

    assertThat(verifier.verify(signer.sign(token), NOW)).isEqualTo(new Accepted(token));
  }

  @Test
  void a_token_that_grants_nothing_is_a_token() {
    ConsentToken token = token(Set.of());

    assertThat(verifier.verify(signer.sign(token), NOW)).isEqualTo(new Accepted(token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"medit", "medipixel", "crscube", "sns-helper", "easycare"})
  void three_purposes_fit_in_300_characters_for_each_of_the_five_sites(String site) {
    // The essential one is not written: it needs no grant.
    ConsentToken token =
        new ConsentToken(
            site, RECORD_ID, NOW, NOW + 15_552_000, 1, Set.of("analytics", "advertising"));

    assertThat(signer.sign(token).length()).isLessThan(300);
  }

  @Test
  void medits_four_purposes_fit_in_300_characters() {
    Set<String> all = Set.of("analytics", "advertising", "preferences");
    ConsentToken token = new ConsentToken("medit", RECORD_ID, NOW, NOW + 15_552_000, 1, all);

    assertThat(signer.sign(token).length()).isLessThan(300);
  }

  @Test
  void hand_made_claims_of_the_documented_form_are_accepted() {
    assertThat(verifier.verify(jws(HEADER, CLAIMS), NOW)).isInstanceOf(Accepted.class);
  }

  @Test
  void a_token_of_another_site_counts_as_none() {
    ConsentToken token =
        new ConsentToken("easycare", RECORD_ID, NOW, NOW + 60, 1, Set.of("analytics"));

    assertRejected(signer.sign(token), TokenRejection.FOREIGN_SITE);
  }

  @Test
  void a_token_counts_until_the_second_of_its_expiry() {
    ConsentToken token =
        new ConsentToken("medit", RECORD_ID, NOW - 60, NOW, 1, Set.of("analytics"));
    String text = signer.sign(token);

    assertThat(verifier.verify(text, NOW - 1)).isInstanceOf(Accepted.class);
    assertRejected(text, TokenRejection.EXPIRED);
  }

  @Test
  void a_token_signed_by_another_key_of_the_same_id_counts_as_none() {
    assertRejected(
        new TokenSigner("q7", filled(8)).sign(token(Set.of("analytics"))),
        TokenRejection.BAD_SIGNATURE);
  }

  @Test
  void a_token_of_an_unknown_key_counts_as_none() {
    assertRejected(
        new TokenSigner("zz", PRIVATE_KEY).sign(token(Set.of("analytics"))),
        TokenRejection.UNKNOWN_KEY);
    assertThat(new TokenVerifier("medit", Keyset.empty()).verify(signer.sign(token(Set.of())), NOW))
        .isEqualTo(new Rejected(TokenRejection.UNKNOWN_KEY));
  }

  @Test
  void changing_any_one_character_of_a_token_makes_it_count_as_none() {
    String good = signer.sign(token(Set.of("analytics")));
    for (int i = 0; i < good.length(); i++) {
      char other = good.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = good.substring(0, i) + other + good.substring(i + 1);

      assertThat(verifier.verify(tampered, NOW)).as("character " + i).isInstanceOf(Rejected.class);
    }
  }

  @Test
  void cutting_a_token_anywhere_makes_it_count_as_none() {
    String good = signer.sign(token(Set.of("analytics")));
    for (int i = 0; i < good.length(); i++) {
      assertThat(verifier.verify(good.substring(0, i), NOW)).isInstanceOf(Rejected.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"typ\":\"consent+jwt\",\"kid\":\"q7\"}",
        "{\"alg\":\"EdDSA\",\"typ\":\"consent+jwt\",\"kid\":\"q7\"}",
        "{\"alg\":\"HS256\",\"typ\":\"consent+jwt\",\"kid\":\"q7\"}",
        "{\"alg\":\"Ed25519\",\"typ\":\"JWT\",\"kid\":\"q7\"}",
        "{\"alg\":\"Ed25519\",\"typ\":\"consent+jwt\"}",
        "{\"alg\":\"Ed25519\",\"typ\":\"consent+jwt\",\"kid\":7}",
        "{\"alg\":\"Ed25519\",\"typ\":\"consent+jwt\",\"kid\":\"q7\",\"jku\":\"https://elsewhere.example\"}",
        "{\"alg\":\"Ed25519\",\"typ\":\"consent+jwt\",\"kid\":\"q7\",\"x5u\":\"https://elsewhere.example\"}",
        "{\"alg\":\"Ed25519\",\"typ\":\"consent+jwt\",\"kid\":\"q7\",\"crit\":\"exp\"}"
      })
  void a_header_that_says_anything_else_is_refused_although_signed(String header) {
    assertRejected(jws(header, CLAIMS), TokenRejection.UNEXPECTED_HEADER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"alg\":\"Ed25519\",\"alg\":\"Ed25519\",\"typ\":\"consent+jwt\",\"kid\":\"q7\"}",
        "{\"alg\":\"Ed25519\",\"typ\":\"consent+jwt\",\"kid\":\"q7\",\"jwk\":{\"kty\":\"OKP\"}}",
        "{\"alg\":\"Ed25519\",\"typ\":\"consent+jwt\",\"kid\":\"q7\"} {}"
      })
  void a_header_that_is_no_flat_object_is_malformed(String header) {
    assertRejected(jws(header, CLAIMS), TokenRejection.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[1]",
        "{}",
        "{\"aud\":[\"medit\"],\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1,\"exp\":2,\"pv\":3,\"grants\":\"\"}",
        "{\"aud\":\"medit\",\"jti\":\"short\",\"iat\":1799999000,\"exp\":1800009000,\"pv\":3,\"grants\":\"\"}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":-1,\"exp\":2,\"pv\":3,\"grants\":\"\"}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1799999000,\"pv\":3,"
            + "\"grants\":\"\"}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1834559001,\"pv\":3,"
            + "\"grants\":\"\"}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1800009000,\"pv\":0,"
            + "\"grants\":\"\"}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1800009000,"
            + "\"pv\":2147483648,\"grants\":\"\"}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1800009000,\"pv\":3}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1800009000,\"pv\":3,"
            + "\"grants\":\"an an\"}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1800009000,\"pv\":3,"
            + "\"grants\":\"an  ad\"}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1800009000,\"pv\":3,"
            + "\"grants\":\"x\"}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1800009000,\"pv\":3,"
            + "\"grants\":\"\",\"more\":1}",
        "{\"aud\":\"medit\",\"jti\":\"AbCdEfGhIjKlMnOpQrStUv\",\"iat\":1799999000,\"exp\":1800009000,\"pv\":true,"
            + "\"grants\":\"\"}"
      })
  void claims_of_any_other_form_are_refused_although_signed(String claims) {
    assertRejected(jws(HEADER, claims), TokenRejection.BAD_CLAIMS);
  }

  @ParameterizedTest
  @CsvSource({
    "aud, 7",
    "jti, 7",
    "iat, '\"1799999000\"'",
    "exp, '\"1800009000\"'",
    "pv, '\"3\"'",
    "grants, 7"
  })
  void a_claim_of_another_type_is_refused_although_signed(String name, String value) {
    String changed =
        CLAIMS.replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\d+)", "\"" + name + "\":" + value);

    assertThat(changed).isNotEqualTo(CLAIMS);
    assertRejected(jws(HEADER, changed), TokenRejection.BAD_CLAIMS);
  }

  @ParameterizedTest
  @CsvSource({
    "1799999000, 1834559000, 1",
    "0, 34560000, 1",
    "1799999000, 1800009000, 2147483647",
  })
  void claims_at_their_limits_are_read(long issuedAt, long expiresAt, int policyVersion) {
    String claims =
        CLAIMS
            .replace("1799999000", Long.toString(issuedAt))
            .replace("1800009000", Long.toString(expiresAt))
            .replace("\"pv\":3", "\"pv\":" + policyVersion);
    ConsentToken token =
        new ConsentToken(
            "medit", RECORD_ID, issuedAt, expiresAt, policyVersion, Set.of("analytics"));

    assertThat(verifier.verify(jws(HEADER, claims), issuedAt)).isEqualTo(new Accepted(token));
    assertThat(verifier.verify(signer.sign(token), issuedAt)).isEqualTo(new Accepted(token));
  }

  @Test
  void a_purpose_of_the_sites_own_is_written_out() {
    ConsentToken token = token(Set.of("social-media"));

    assertThat(verifier.verify(signer.sign(token), NOW)).isEqualTo(new Accepted(token));
  }

  @Test
  void input_of_the_greatest_length_is_still_looked_at() {
    assertRejected("a".repeat(TokenVerifier.MAX_LENGTH), TokenRejection.MALFORMED);
  }

  @Test
  void every_rejection_explains_itself_in_words() {
    for (TokenRejection reason : TokenRejection.values()) {
      assertThat(reason.explanation()).contains(" ");
    }
  }

  @Test
  void a_keys_public_half_is_that_of_its_private_one_and_cannot_be_changed_from_outside() {
    byte[] expected = new byte[32];
    Ed25519.generatePublicKey(PRIVATE_KEY, 0, expected, 0);
    signer.verificationKey().publicKey()[0]++;

    assertThat(signer.verificationKey().publicKey()).isEqualTo(expected);
    assertThat(signer.verificationKey().id()).isEqualTo("q7");
  }

  @Test
  void over_long_input_is_refused_before_it_is_parsed() {
    assertRejected("a".repeat(TokenVerifier.MAX_LENGTH + 1), TokenRejection.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "a.b",
        "é.é.é",
        "e30.e30.e30",
        "e30=.e30.e30",
        "%.%.%",
        "e30.e30.%",
        "e30.%.e30",
        ".e30.e30",
        "x"
      })
  void other_text_is_malformed(String text) {
    assertRejected(text, TokenRejection.MALFORMED);
  }

  @Test
  void no_token_shows_in_its_text_form() {
    assertThat(token(Set.of("analytics")).toString()).isEqualTo("ConsentToken[REDACTED]");
  }

  @Test
  void what_would_need_an_escape_is_never_signed() {
    ConsentToken token = new ConsentToken("me\"dit", RECORD_ID, NOW, NOW + 60, 1, Set.of());

    assertThatThrownBy(() -> signer.sign(token)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> signer.sign(token(Set.of("a b"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keys_that_cannot_be_keys_are_refused() {
    assertThatThrownBy(() -> new VerificationKey("q7", new byte[31]))
        .hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> new VerificationKey("", signer.verificationKey().publicKey()))
        .hasMessageContaining("base64url");
    assertThatThrownBy(() -> new VerificationKey("q7", filled(0xff)))
        .hasMessageContaining("prime-order");
    assertThatThrownBy(() -> new TokenSigner("q7", new byte[33])).hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> Keyset.of(List.of(signer.verificationKey(), signer.verificationKey())))
        .hasMessageContaining("same id");
  }

  @Test
  void somebody_faster_may_sign_if_the_signatures_are_this_keys() {
    ConsentToken token = token(Set.of("analytics"));
    TokenSigner faster = signer.with(new TokenSigner("zz", PRIVATE_KEY)::sign);
    assertThat(faster.sign(token)).isEqualTo(signer.sign(token));
    assertThat(faster.verificationKey()).isSameAs(signer.verificationKey());

    TokenSigner other = new TokenSigner("q7", filled(8));
    assertThatThrownBy(() -> signer.with(other::sign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another key");
  }

  private void assertRejected(String text, TokenRejection reason) {
    assertThat(verifier.verify(text, NOW)).isEqualTo(new Rejected(reason));
  }

  private static ConsentToken token(Set<String> grants) {
    return new ConsentToken("medit", RECORD_ID, NOW - 60, NOW + 60, 3, grants);
  }

  private static String jws(String header, String claims) {
    String signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    byte[] message = signed.getBytes(UTF_8);
    byte[] signature = new byte[64];
    Ed25519.sign(PRIVATE_KEY, 0, message, 0, message.length, signature, 0);
    return signed + "." + base64(signature);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
