package dev.consentry.filter.token;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a consent token says once its signature was found good: which record it stands for and what
 * the visitor granted.
 *
 * @param site the site that the choices were made on ({@code aud})
 * @param recordId the id of the consent record ({@code jti}), 22 characters of base64url. It is the
 *     bearer of the visitor's rights: never log it
 * @param issuedAt seconds since 1970-01-01T00:00Z ({@code iat})
 * @param expiresAt seconds since 1970-01-01T00:00Z ({@code exp}); the token counts while the clock
 *     is below it
 * @param policyVersion the policy version that was answered ({@code pv}), at least 1
 * @param grants the purposes that are granted whole; empty when none is
 * @param parts the purposes of which only some parts are granted (vendors or cookies, as the site
 *     asks), each with the {@link PartCode}s of those: what is not named is refused
 */
public record ConsentToken(
    String site,
    String recordId,
    long issuedAt,
    long expiresAt,
    int policyVersion,
    Set<String> grants,
    Map<String, Set<String>> parts) {

  /** Longest life of a token, in seconds: 400 days, the longest that browsers keep a cookie. */
  public static final long MAX_LIFETIME_SECONDS = 400L * 24 * 60 * 60;

  /** Copies the grants, so that a token never changes. */
  public ConsentToken {
    grants = Set.copyOf(grants);
    parts =
        parts.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, purpose -> Set.copyOf(purpose.getValue())));
  }

  /** A token whose purposes are each granted whole or refused whole. */
  public ConsentToken(
      String site,
      String recordId,
      long issuedAt,
      long expiresAt,
      int policyVersion,
      Set<String> grants) {
    this(site, recordId, issuedAt, expiresAt, policyVersion, grants, Map.of());
  }

  /**
   * How long the claim is that tells the grants, in characters: a third less than what it adds to
   * the token.
   */
  public int grantsLength() {
    return GrantList.write(this).length();
  }

  /** Says what kind of thing this is and nothing of what it holds. */
  @Override
  public String toString() {
    return "ConsentToken[REDACTED]";
  }
}
