package dev.consentry.server.consent;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Tells which records' tokens no longer count, by hash. */
@Singleton
public class RevokedRecords {
  private final RevokedRows rows;
  private final Clock clock;

  RevokedRecords(RevokedRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * The revoked records of a site whose tokens would otherwise still live.
   *
   * @return for each the first 16 bytes of SHA-256 of its id, base64url, in the order of revocation
   */
  public List<String> hashes(String site) {
    return rows.alive(site, clock.instant()).stream().map(RevokedRows.Row::recordHash).toList();
  }
}
