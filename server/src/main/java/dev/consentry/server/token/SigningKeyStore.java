package dev.consentry.server.token;

import java.util.List;

/** Keeps the signing keys. */
interface SigningKeyStore {
  /** All keys, the oldest first. */
  List<StoredKey> all();

  /**
   * Adds a key.
   *
   * @throws RuntimeException if there is one of that id
   */
  void add(StoredKey key);
}
