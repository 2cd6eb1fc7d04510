package dev.consentry.server.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the administration keys, of their secrets the hashes only. */
interface AdministrationKeyStore {
  /** All keys, revoked ones too, the oldest first. */
  List<AdministrationKey> all();

  /** The key of this id, revoked or not. */
  Optional<AdministrationKey> find(String id);

  /** Adds a key. */
  void add(AdministrationKey key);

  /** Takes a key back; one that was taken back stays so since then. */
  void revoke(String id, Instant now);
}
