package dev.consentry.server.vault;

import dev.consentry.server.database.Transactions;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers, in the ledger's database, what was erased from the vault, by the name of each token: a
 * vault that comes back from a backup is cleaned when the service starts.
 */
@Singleton
public class Tombstones {
  private static final Logger LOG = LoggerFactory.getLogger(Tombstones.class);
  private static final String INSERT =
      "insert into erased_bearer (issued_at, record_hash, erased_at) values (?, ?, ?)"
          + " on conflict do nothing";
  private static final String ERASED =
      " in (select b.visitor from vault.bearer b"
          + " join erased_bearer e on e.issued_at = b.issued_at and e.record_hash = b.record_hash)";
  private static final String CODES = "delete from vault.handle where visitor" + ERASED;
  private static final String FORMER =
      "delete from vault.former_visitor where visitor" + ERASED + " or successor" + ERASED;
  private static final String STOPS = "delete from vault.stopped_visitor where visitor" + ERASED;
  private static final String BEARERS =
      "delete from vault.bearer where exists (select 1 from erased_bearer e where e.issued_at ="
          + " vault.bearer.issued_at and e.record_hash = vault.bearer.record_hash)";

  private final Transactions transactions;

  Tombstones(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Remembers that a token leads nowhere any more, inside the transaction that erases.
   *
   * @param recordedAt when the token's record was made
   * @param recordHash the first 128 bits of SHA-256 of the token's record id
   * @param now when it was erased
   */
  public static void add(Connection connection, Instant recordedAt, UUID recordHash, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, recordedAt.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
      insert.setObject(2, recordHash);
      insert.setObject(3, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  @EventListener
  void onStart(StartupEvent event) {
    clean();
  }

  /**
   * Takes out of the vault again what was erased.
   *
   * @return how many tokens it had brought back
   */
  public int clean() {
    int[] cleaned = new int[1];
    transactions.change(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(CODES);
            statement.executeUpdate(FORMER);
            statement.executeUpdate(STOPS);
            cleaned[0] = statement.executeUpdate(BEARERS);
          }
        });
    if (cleaned[0] > 0) {
      LOG.warn(
          "The vault held {} tokens of erased visitors, as one restored from a backup does; they"
              + " are erased again",
          cleaned[0]);
    }
    return cleaned[0];
  }
}
