package dev.consentry.filter.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Signs tokens with one private key. Only the service has one; in a webapp this class is never
 * used.
 */
public final class TokenSigner {
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern NEEDS_NO_ESCAPE = Pattern.compile("[A-Za-z0-9_-]+");

  private final VerificationKey verificationKey;
  private final MessageSigner signer;
  private final String signedHeader;

  /** Makes signatures with one private key. */
  @FunctionalInterface
  public interface MessageSigner {
    /**
     * The 64 bytes of the Ed25519 signature (RFC 8032) of a message. For one key and message there
     * is only one, whoever makes it.
     */
    byte[] sign(byte[] message);
  }

  /**
   * Takes a private key into use.
   *
   * @param keyId the key's id ({@code kid}), 1 to 32 characters of base64url
   * @param privateKey the Ed25519 private key as in RFC 8032, 32 random bytes
   * @throws IllegalArgumentException if the id or the key cannot be one
   */
  public TokenSigner(String keyId, byte[] privateKey) {
    if (privateKey.length != Ed25519.SECRET_KEY_SIZE) {
      throw new IllegalArgumentException("An Ed25519 private key has 32 bytes");
    }
    byte[] kept = privateKey.clone();
    byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(kept, 0, publicKey, 0);
    this.verificationKey = new VerificationKey(keyId, publicKey);
    this.signer = message -> sign(kept, publicKey, message);
    this.signedHeader = header(keyId);
  }

  private TokenSigner(VerificationKey verificationKey, MessageSigner signer) {
    this.verificationKey = verificationKey;
    this.signer = signer;
    this.signedHeader = header(verificationKey.id());
  }

  /**
   * The same key, with signatures made by somebody who is faster.
   *
   * @throws IllegalArgumentException if those are not this key's
   */
  public TokenSigner with(MessageSigner faster) {
    byte[] message = "one key, one message, one signature".getBytes(US_ASCII);
    if (!Arrays.equals(sign(message), faster.sign(message))) {
      throw new IllegalArgumentException("It signs with another key, or not by RFC 8032");
    }
    return new TokenSigner(verificationKey, faster);
  }

  /** The public half of this key. */
  public VerificationKey verificationKey() {
    return verificationKey;
  }

  /**
   * Signs a token.
   *
   * @return the JWS in compact serialization (RFC 7515, section 7.1)
   * @throws IllegalArgumentException if a claim has a character or a form that no token has, or the
   *     token would be longer than any filter looks at
   */
  public String sign(ConsentToken token) {
    String signed = signedHeader + encode(claims(token));
    String text = signed + "." + BASE64URL.encodeToString(sign(signed.getBytes(US_ASCII)));
    if (text.length() > TokenVerifier.MAX_LENGTH) {
      throw new IllegalArgumentException(TokenRejection.TOO_LONG.explanation());
    }
    return text;
  }

  /**
   * Signs a message that is no token, and cannot be taken for the signed part of one: it has a
   * character that base64url and the full stop do not have, or no full stop at all.
   *
   * @return the 64 bytes of the Ed25519 signature (RFC 8032)
   */
  public byte[] sign(byte[] message) {
    return signer.sign(message);
  }

  private static byte[] sign(byte[] privateKey, byte[] publicKey, byte[] message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(privateKey, 0, publicKey, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  private static String header(String keyId) {
    return encode(
            "{\"alg\":\"%s\",\"typ\":\"%s\",\"kid\":\"%s\"}"
                .formatted(TokenVerifier.ALGORITHM, TokenVerifier.TYPE, keyId))
        + ".";
  }

  /** Joined by hand: every choice waits for it, and formatting takes ten times as long. */
  private static String claims(ConsentToken token) {
    return "{\"aud\":\""
        + plain(token.site())
        + "\",\"jti\":\""
        + plain(token.recordId())
        + "\",\"iat\":"
        + token.issuedAt()
        + ",\"exp\":"
        + token.expiresAt()
        + ",\"pv\":"
        + token.policyVersion()
        + ",\"grants\":\""
        + GrantList.write(token)
        + "\"}";
  }

  /** The text itself, known to need no escape in JSON. */
  private static String plain(String text) {
    if (!NEEDS_NO_ESCAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "Sites and record ids are letters, digits, hyphens and underscores");
    }
    return text;
  }

  private static String encode(String text) {
    return BASE64URL.encodeToString(text.getBytes(UTF_8));
  }
}
