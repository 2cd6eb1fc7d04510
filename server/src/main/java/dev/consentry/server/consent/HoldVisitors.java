package dev.consentry.server.consent;

import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.vault.BearerName;
import dev.consentry.server.vault.People;
import dev.consentry.server.vault.Person;
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
  private static final int MOST_ATTEMPTS = 10;

  private final Transactions transactions;

  HoldVisitors(Transactions transactions) {
    this.transactions = transactions;
  }

  /** What is done while a visitor is held. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; the key is that of the visitor, or of the one as whom they go on. */
    T on(Connection connection, VisitorKey held) throws SQLException;
  }

  /**
   * Changes something in one transaction, in which the visitor is held, and whoever else they are.
   *
   * @throws ProblemException if the visitor was erased; then nothing is changed
   */
  public <T> T during(VisitorKey key, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.write(
            connection -> {
              Person person = People.of(connection, key);
              if (!hold(connection, person.keys()).contains(person.key().visitor())) {
                throw erased();
              }
              if (!People.of(connection, key).visitors().equals(person.visitors())) {
                throw outrun();
              }
              return work.on(connection, person.key());
            });
      } catch (DatabaseException e) {
        if (!e.wasOutrun() || attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Says that others changed who the visitors are before they were held; trying again may do. */
  static DatabaseException outrun() {
    return new DatabaseException(
        new SQLException("The visitors are other people meanwhile", "40001"), false);
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
