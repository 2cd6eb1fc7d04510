package dev.consentry.server.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the sites' keys, of their secrets the hashes only. */
interface SiteKeyStore {
  /** The site's keys, revoked ones too, the oldest first. */
  List<SiteKey> of(String site);

  /** All sites' keys that were not revoked. */
  List<SiteKey> living();

  /** The key of this id, revoked or not. */
  Optional<SiteKey> find(String id);

  /** Adds a key. */
  void add(SiteKey key);

  /** Takes a key back; one that was taken back stays so since then. */
  void revoke(String id, Instant now);
}
