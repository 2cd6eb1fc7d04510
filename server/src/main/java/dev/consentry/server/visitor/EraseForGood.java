package dev.consentry.server.visitor;

import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.consent.ConsentRevoked;
import dev.consentry.server.consent.EraseVisitor;
import dev.consentry.server.consent.HoldVisitors;
import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.vault.ExportCodes;
import dev.consentry.server.vault.People;
import dev.consentry.server.vault.Person;
import dev.consentry.server.vault.Tombstones;
import dev.consentry.server.vault.VisitorKey;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Erases a visitor so that no backup brings them back: the key and whatever else leads to it goes,
 * and each token leaves a tombstone. Whoever else they are by their sign-ins is erased with them.
 */
@Singleton
public class EraseForGood {
  private static final int MOST_ATTEMPTS = 10;

  private final Transactions transactions;
  private final EraseVisitor eraseVisitor;
  private final Clock clock;
  private final ApplicationEventPublisher<ConsentRevoked> events;

  EraseForGood(
      Transactions transactions,
      EraseVisitor eraseVisitor,
      Clock clock,
      ApplicationEventPublisher<ConsentRevoked> events) {
    this.transactions = transactions;
    this.eraseVisitor = eraseVisitor;
    this.clock = clock;
    this.events = events;
  }

  /** Erases. When this returns, it is done on disk, all of it. */
  void erase(VisitorKey key) {
    boolean erased = false;
    for (int attempt = 1; !erased; attempt++) {
      try {
        erased = transactions.write(connection -> erase(connection, key));
      } catch (DatabaseException e) {
        if (!e.wasOutrun() || attempt >= MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
    events.publishEvent(new ConsentRevoked(key.site()));
  }

  /** False, with nothing done, where a sign-in told meanwhile that they are somebody else, too. */
  private boolean erase(Connection connection, VisitorKey key) throws SQLException {
    Person person = People.of(connection, key);
    HoldVisitors.hold(connection, person.keys());
    if (!People.of(connection, key).visitors().equals(person.visitors())) {
      return false;
    }
    for (VisitorKey each : person.keys()) {
      eraseOne(connection, each);
    }
    return true;
  }

  private void eraseOne(Connection connection, VisitorKey key) throws SQLException {
    for (ConsentRecord record : eraseVisitor.erase(connection, key)) {
      Tombstones.add(connection, record.recordedAt(), key.recordHash(record.id()), clock.instant());
    }
    ExportCodes.erase(connection, key);
    StoppedVisitors.lift(connection, key);
  }
}
