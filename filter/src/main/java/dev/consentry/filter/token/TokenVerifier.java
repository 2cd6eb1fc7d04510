package dev.consentry.filter.token;

import dev.consentry.filter.token.TokenVerdict.Accepted;
import dev.consentry.filter.token.TokenVerdict.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a genuine token of a site from anything else: JWS compact serialization (RFC 7515), Ed25519
 * (RFC 9864), claims as in {@code server/docs/http-api.md}. Never throws, whatever the text;
 * thread-safe.
 */
public final class TokenVerifier {
  /** Longest text that is looked at, in characters. Tokens of the service stay far below. */
  public static final int MAX_LENGTH = 2048;

  static final String ALGORITHM = "Ed25519";
  static final String TYPE = "consent+jwt";

  private static final int SIGNATURE_BYTES = 64;
  private static final Set<String> HEADER_NAMES = Set.of("alg", "typ", "kid");
  private static final Set<String> CLAIM_NAMES = Set.of("aud", "jti", "iat", "exp", "pv", "grants");
  private static final Pattern RECORD_ID = Pattern.compile("[A-Za-z0-9_-]{22,64}");

  private final String site;
  private final Keyset keys;

  /**
   * Makes a verifier for one site and one state of its keys.
   *
   * @param site the site whose tokens count
   * @param keys the keys whose signatures count
   */
  public TokenVerifier(String site, Keyset keys) {
    this.site = site;
    this.keys = keys;
  }

  /**
   * Verifies a token.
   *
   * @param text the cookie's value as it came
   * @param nowSeconds the time, in seconds since 1970-01-01T00:00Z
   * @return the token's claims, or why it counts as none
   */
  public TokenVerdict verify(String text, long nowSeconds) {
    if (text.length() > MAX_LENGTH) {
      return new Rejected(TokenRejection.TOO_LONG);
    }
    int headerEnd = text.indexOf('.');
    int payloadEnd = text.indexOf('.', headerEnd + 1);
    if (headerEnd < 0 || payloadEnd < 0) {
      return new Rejected(TokenRejection.MALFORMED);
    }
    byte[] header = decode(text.substring(0, headerEnd));
    byte[] payload = decode(text.substring(headerEnd + 1, payloadEnd));
    byte[] signature = decode(text.substring(payloadEnd + 1));
    if (header == null
        || payload == null
        || signature == null
        || signature.length != SIGNATURE_BYTES) {
      return new Rejected(TokenRejection.MALFORMED);
    }
    Map<String, Object> headerMembers = TokenJson.read(header);
    if (headerMembers == null) {
      return new Rejected(TokenRejection.MALFORMED);
    }
    String keyId = keyId(headerMembers);
    if (keyId == null) {
      return new Rejected(TokenRejection.UNEXPECTED_HEADER);
    }
    VerificationKey key = keys.find(keyId);
    if (key == null) {
      return new Rejected(TokenRejection.UNKNOWN_KEY);
    }
    if (!key.verifies(
        text.substring(0, payloadEnd).getBytes(StandardCharsets.US_ASCII), signature)) {
      return new Rejected(TokenRejection.BAD_SIGNATURE);
    }
    ConsentToken token = claims(TokenJson.read(payload));
    return token == null ? new Rejected(TokenRejection.BAD_CLAIMS) : judge(token, nowSeconds);
  }

  private TokenVerdict judge(ConsentToken token, long nowSeconds) {
    if (!token.site().equals(site)) {
      return new Rejected(TokenRejection.FOREIGN_SITE);
    }
    return nowSeconds < token.expiresAt()
        ? new Accepted(token)
        : new Rejected(TokenRejection.EXPIRED);
  }

  /** The key that a consent token's header names, or null if it is any other header. */
  private static @Nullable String keyId(Map<String, Object> header) {
    boolean consentHeader =
        header.keySet().equals(HEADER_NAMES)
            && ALGORITHM.equals(header.get("alg"))
            && TYPE.equals(header.get("typ"));
    return consentHeader && header.get("kid") instanceof String keyId ? keyId : null;
  }

  private static @Nullable ConsentToken claims(@Nullable Map<String, Object> members) {
    if (members == null
        || !members.keySet().equals(CLAIM_NAMES)
        || !(members.get("aud") instanceof String audience)
        || !(members.get("jti") instanceof String recordId)
        || !(members.get("iat") instanceof Long issuedAt)
        || !(members.get("exp") instanceof Long expiresAt)
        || !(members.get("pv") instanceof Long policyVersion)
        || !(members.get("grants") instanceof String grantList)) {
      return null;
    }
    GrantList.Grants grants = GrantList.read(grantList);
    if (grants == null
        || !RECORD_ID.matcher(recordId).matches()
        || !isLifetime(issuedAt, expiresAt)
        || policyVersion < 1
        || policyVersion > Integer.MAX_VALUE) {
      return null;
    }
    return new ConsentToken(
        audience,
        recordId,
        issuedAt,
        expiresAt,
        policyVersion.intValue(),
        grants.whole(),
        grants.parts());
  }

  private static boolean isLifetime(long issuedAt, long expiresAt) {
    return issuedAt >= 0
        && expiresAt > issuedAt
        && expiresAt - issuedAt <= ConsentToken.MAX_LIFETIME_SECONDS;
  }

  /** Base64url without padding, in its one canonical form, or null. */
  private static byte @Nullable [] decode(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)
          ? bytes
          : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}
