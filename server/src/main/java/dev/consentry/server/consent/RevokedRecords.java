package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.random.Bits128;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
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
   * Whether the last record of a chain is revoked. Only a later one revokes, so that one is
   * missing, as after a backup was restored: nobody knows what it left granted.
   *
   * @param key the key of the visitor whose records they are
   * @param chain the newest first
   */
  static boolean endsRevoked(Connection connection, VisitorKey key, List<ConsentRecord> chain)
      throws SQLException {
    return !chain.isEmpty()
        && RevokedRows.isRevoked(
            connection, key.site(), Bits128.text(key.recordHash(chain.get(0).id())));
  }

  /** Whether a token is revoked. */
  public boolean isRevoked(ConsentToken token) {
    String hash = RandomIds.shortHash(token.recordId());
    return transactions.read(connection -> RevokedRows.isRevoked(connection, token.site(), hash));
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
