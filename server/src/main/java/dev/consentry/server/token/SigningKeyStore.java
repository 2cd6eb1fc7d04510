package dev.consentry.server.token;

import java.util.List;

/** Keeps the signing keys. */
interface SigningKeyStore {
  /** All keys, the oldest first. */
  List<StoredKey> all();

  /**
   * Adds a key.
   *
   * @param publicKey the public half, base64url
   * @return false, with nothing stored, if there is one of that id or generation
   */
  boolean add(StoredKey key, String publicKey);

  /** Puts the sealed private key in the open one's place. */
  void seal(String id, String privateKey);

  /** Forgets a key for good. */
  void remove(String id);
}
