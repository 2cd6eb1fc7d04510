package dev.consentry.server.secret;

import java.util.Optional;

/** Keeps the shared secrets, sealed or not. */
interface SharedSecretStore {
  /** Adds a secret unless there is one of that name. */
  void addIfMissing(String name, String value);

  /** The secret of that name. */
  Optional<String> find(String name);

  /** Puts the sealed form in the open one's place. */
  void replace(String name, String value);
}
