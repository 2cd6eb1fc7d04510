package dev.consentry.server.consent;

import dev.consentry.server.database.Transactions;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.vault.BearerName;
import dev.consentry.server.vault.VaultRows;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Holds visitors for the rest of a transaction. Whoever erases one, and whoever stores something
 * that leads to one, holds them first: so either waits for the other, and what is stored while a
 * visitor is erased is erased too, or not stored.
 */
@Singleton
public class HoldVisitors {
  private final Transactions transactions;

  HoldVisitors(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Changes something in one transaction, in which the visitor is held.
   *
   * @throws ProblemException if the visitor was erased; then nothing is changed
   */
  public <T> T during(VisitorKey key, Transactions.Work<T> work) {
    return during(List.of(key), work);
  }

  /** The same of several visitors, all of whom are held. */
  public <T> T during(List<VisitorKey> keys, Transactions.Work<T> work) {
    return transactions.write(
        connection -> {
          if (hold(connection, keys).size() < keys.size()) {
            throw erased();
          }
          return work.on(connection);
        });
  }

  /** Holds one visitor; false if they were erased. */
  static boolean hold(Connection connection, VisitorKey key) throws SQLException {
    return hold(connection, List.of(key)).contains(key.visitor());
  }

  /**
   * Holds visitors inside a transaction that others began, all at once: whoever holds several does
   * so in one order.
   *
   * @return those who are there; the others were erased
   */
  public static Set<UUID> hold(Connection connection, List<VisitorKey> keys) throws SQLException {
    return hold(
        connection,
        keys,
        RecordRows.ofVisitors(connection, keys.stream().map(VisitorKey::visitor).toList()));
  }

  /**
   * Holds visitors: of each the row of the vault that leads from the token of their first record.
   *
   * @param chains their records, of each the newest first
   * @return those who are there; the others were erased
   */
  static Set<UUID> hold(
      Connection connection, Collection<VisitorKey> visitors, Map<UUID, List<ConsentRecord>> chains)
      throws SQLException {
    Map<BearerName, UUID> firsts = new HashMap<>();
    for (VisitorKey key : visitors) {
      List<ConsentRecord> chain = chains.getOrDefault(key.visitor(), List.of());
      if (!chain.isEmpty()) {
        ConsentRecord first = chain.get(chain.size() - 1);
        firsts.put(BearerName.of(first.recordedAt(), key.recordHash(first.id())), key.visitor());
      }
    }
    Set<UUID> held = new HashSet<>();
    VaultRows.hold(connection, firsts.keySet()).forEach(name -> held.add(firsts.get(name)));
    return held;
  }

  /** What those are told whose visitor was erased while they asked. */
  static ProblemException erased() {
    return new ProblemException(
        ProblemType.UNAUTHORIZED,
        "This visitor was erased meanwhile, so that nothing was stored: no token or code of theirs"
            + " leads anywhere any more.");
  }
}
