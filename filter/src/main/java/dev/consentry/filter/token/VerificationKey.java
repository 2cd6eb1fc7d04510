package dev.consentry.filter.token;

import java.util.regex.Pattern;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** The public half of a signing key: what it takes to tell a good token from a forged one. */
public final class VerificationKey {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final String id;
  private final byte[] publicKey;
  private final Ed25519.PublicPoint point;

  /**
   * Checks and keeps a key.
   *
   * @param id the key's id ({@code kid}): 1 to 32 characters of base64url
   * @param publicKey the Ed25519 public key as in RFC 8032, 32 bytes
   * @throws IllegalArgumentException if the id or the key cannot be one
   */
  public VerificationKey(String id, byte[] publicKey) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("A key id is 1 to 32 characters of base64url");
    }
    if (publicKey.length != Ed25519.PUBLIC_KEY_SIZE) {
      throw new IllegalArgumentException(
          "An Ed25519 public key has 32 bytes, this one has " + publicKey.length);
    }
    Ed25519.PublicPoint decoded = Ed25519.validatePublicKeyFullExport(publicKey, 0);
    if (decoded == null) {
      throw new IllegalArgumentException(
          "Key " + id + " is no point of Ed25519's prime-order group");
    }
    this.id = id;
    this.publicKey = publicKey.clone();
    this.point = decoded;
  }

  /** The key's id ({@code kid}). */
  public String id() {
    return id;
  }

  /** The Ed25519 public key, 32 bytes, a copy. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  boolean verifies(byte[] message, byte[] signature) {
    return Ed25519.verify(signature, 0, point, message, 0, message.length);
  }
}
