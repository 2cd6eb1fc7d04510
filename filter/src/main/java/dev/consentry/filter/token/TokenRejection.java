package dev.consentry.filter.token;

/**
 * Why a token does not count. Whatever the reason, the visitor is treated as one who has not
 * answered.
 */
public enum TokenRejection {
  /** Longer than any token that the service makes; not even looked at. */
  TOO_LONG("the token is longer than " + TokenVerifier.MAX_LENGTH + " characters"),
  /**
   * Not three parts of base64url (RFC 7515, section 7.1), or a part that is not the JSON it has to
   * be.
   */
  MALFORMED("the token is not a JWS in compact serialization (RFC 7515, section 7.1)"),
  /**
   * A header that names another algorithm or type, or anything else than {@code alg}, {@code typ}
   * and {@code kid}.
   */
  UNEXPECTED_HEADER("the header is not that of a consent token (RFC 9864, alg Ed25519)"),
  /** Signed by a key that is not in the keyset: forged, from elsewhere, or retired. */
  UNKNOWN_KEY("the signing key is not one of the site's"),
  /** The signature is not that of the key that it names (RFC 8032, section 5.1.7). */
  BAD_SIGNATURE("the signature does not fit"),
  /** Signed, but the claims are not those of a consent token. */
  BAD_CLAIMS("the claims are not those of a consent token"),
  /** Made for another site. */
  FOREIGN_SITE("the token was made for another site"),
  /** Its time is over: the visitor is asked again. */
  EXPIRED("the token has expired");

  private final String explanation;

  TokenRejection(String explanation) {
    this.explanation = explanation;
  }

  /** One line for a log; holds nothing of the token. */
  public String explanation() {
    return explanation;
  }
}
