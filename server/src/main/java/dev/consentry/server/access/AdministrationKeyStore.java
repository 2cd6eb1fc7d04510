package dev.consentry.server.access;

/** Keeps the hashes of the administration keys. */
interface AdministrationKeyStore {
  /** Whether any key was ever made. */
  boolean hasAny();

  /** Whether a key of this hash was made. */
  boolean has(String keyHash);

  /** Remembers a key by its hash. */
  void add(String keyHash);
}
