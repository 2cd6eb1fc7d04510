package dev.consentry.filter.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.PartCode;
import dev.consentry.filter.token.TokenSigner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A site as the service knows it: its key, its tokens, its snapshots in the contract's JSON. */
public final class TestSite {
  public static final String SITE = "medit";
  public static final String RECORD_ID = "AAAAAAAAAAAAAAAAAAAAAA";
  public static final TokenSigner SIGNER = new TokenSigner("q7", seed(1));
  public static final TokenSigner FOREIGN_SIGNER = new TokenSigner("q7", seed(2));

  private TestSite() {}

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  public static long now() {
    return System.currentTimeMillis() / 1000;
  }

  /** A token of this site that was answered under version 1 and lives for an hour more. */
  public static String token(String... grants) {
    return token(1, grants);
  }

  public static String token(int policyVersion, String... grants) {
    return SIGNER.sign(claims(SITE, policyVersion, now() + 3600, grants));
  }

  public static ConsentToken claims(
      String site, int policyVersion, long expiresAt, String... grants) {
    return new ConsentToken(
        site, RECORD_ID, expiresAt - 7200, expiresAt, policyVersion, Set.of(grants));
  }

  /** A token that grants these vendors or cookies of one purpose, and nothing else. */
  public static ConsentToken partial(String purpose, String... parts) {
    Set<String> codes = Arrays.stream(parts).map(PartCode::of).collect(Collectors.toSet());
    return new ConsentToken(
        SITE, RECORD_ID, now() - 60, now() + 3600, 1, Set.of(), Map.of(purpose, codes));
  }

  /** A snapshot that asks about each vendor, or each cookie, of analytics and advertising. */
  public static String snapshotAsking(String each) {
    return snapshot()
        .replace("\"since\": 1}", "\"since\": 1, \"askEach\": \"" + each + "\"}")
        .replace("\"name\": \"_ga", "\"vendor\": \"google\", \"name\": \"_ga")
        .replace("\"name\": \"hotjar", "\"vendor\": \"hotjar\", \"name\": \"hotjar")
        .replace("\"name\": \"_fbp", "\"vendor\": \"meta\", \"name\": \"_fbp");
  }

  /** A snapshot of version 1 with the cookies of the tests. */
  public static String snapshot() {
    return snapshot(1, "opt-in", "");
  }

  /**
   * A snapshot.
   *
   * @param analyticsSince the version of analytics, which is also the policy's
   * @param more further members, each with a comma behind it
   */
  public static String snapshot(int analyticsSince, String model, String more) {
    return """
    {"format": 1, "site": "medit", "policyVersion": %d, "model": "%s", %s
     "purposes": [{"id": "essential"}, {"id": "analytics", "since": %d},
                  {"id": "advertising", "since": 1}],
     "cookies": [{"name": "lang", "purpose": "essential"},
                 {"name": "_ga", "purpose": "analytics"},
                 {"name": "_ga_*", "purpose": "analytics", "domain": "medit.example", "path": "/"},
                 {"name": "hotjar", "purpose": "analytics", "path": "/app"},
                 {"name": "_fbp", "purpose": "advertising", "domain": "medit.example"}],
     %s
     "keys": [%s]}
    """
        .formatted(
            analyticsSince,
            model,
            more,
            analyticsSince,
            more.contains("\"revoked\"") ? "" : "\"revoked\": [],",
            jwk(SIGNER));
  }

  public static String jwk(TokenSigner signer) {
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"alg\":\"Ed25519\",\"use\":\"sig\",\"kid\":\"%s\",\"x\":\"%s\"}"
        .formatted(
            signer.verificationKey().id(),
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(signer.verificationKey().publicKey()));
  }

  /** How a snapshot names a revoked record. */
  public static String hash(String recordId) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(recordId.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
