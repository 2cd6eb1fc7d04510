package dev.consentry.server.token;

import dev.consentry.filter.token.TokenSigner;
import java.time.Instant;
import java.util.Base64;

/**
 * A signing key as it is kept.
 *
 * @param id the key's id ({@code kid})
 * @param privateKey the Ed25519 private key, 32 bytes, base64url, sealed if there is a master key.
 *     Never shown
 * @param createdAt when it was made, and published
 * @param generation its number, from 0: two instances cannot both make the next one
 * @param signsFrom from when it signs
 */
record StoredKey(
    String id, String privateKey, Instant createdAt, int generation, Instant signsFrom) {
  /** Signs in Java: at hand at once. */
  TokenSigner signer() {
    return new TokenSigner(id, bytes());
  }

  /** Signs in native code where there is some for this machine. */
  TokenSigner fastSigner() {
    TokenSigner signer = signer();
    return NativeSignatures.of(bytes()).map(signer::with).orElse(signer);
  }

  private byte[] bytes() {
    return Base64.getUrlDecoder().decode(privateKey);
  }

  StoredKey withPrivateKey(String other) {
    return new StoredKey(id, other, createdAt, generation, signsFrom);
  }

  @Override
  public String toString() {
    return "StoredKey[" + id + ", [REDACTED]]";
  }
}
