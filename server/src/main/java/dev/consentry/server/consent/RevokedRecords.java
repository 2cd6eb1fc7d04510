package dev.consentry.server.consent;

import dev.consentry.server.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Tells which records' tokens no longer count, by hash. */
@Singleton
public class RevokedRecords {
  private final Transactions transactions;
  private final Clock clock;

  RevokedRecords(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The revoked records of a site whose tokens would otherwise still live.
   *
   * @return for each the first 16 bytes of SHA-256 of its id, base64url, in the order of revocation
   */
  public List<String> hashes(String site) {
    return transactions.read(connection -> RevokedRows.alive(connection, site, clock.instant()));
  }
}
