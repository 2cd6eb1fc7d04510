package dev.consentry.server.consent;

import dev.consentry.server.database.Changes;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.SitePolicies;
import dev.consentry.server.vault.BearerName;
import dev.consentry.server.vault.VaultRows;
import dev.consentry.server.vault.VisitorKey;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Erases a visitor: the key goes, and with it every way from the visitor to their records. The
 * records stay as evidence that somebody answered; filters refuse the tokens. Vendors are told of
 * every record, of those that have expired too: they may still hold data.
 */
@Singleton
public class EraseVisitor {
  private final Transactions transactions;
  private final PolicyCatalog catalog;
  private final Clock clock;
  private final ApplicationEventPublisher<ConsentRevoked> events;

  EraseVisitor(
      Transactions transactions,
      PolicyCatalog catalog,
      Clock clock,
      ApplicationEventPublisher<ConsentRevoked> events) {
    this.transactions = transactions;
    this.catalog = catalog;
    this.clock = clock;
    this.events = events;
  }

  /** Erases the visitor whose key this is. When this returns, it is done on disk. */
  public void erase(VisitorKey key) {
    transactions.change(connection -> erase(connection, key));
    events.publishEvent(new ConsentRevoked(key.site()));
  }

  /**
   * The same inside a transaction that others began, who tell of it after its commit.
   *
   * @return the records that nothing leads to any more, an answer among them that was being stored
   *     meanwhile; none if somebody else erased the visitor
   */
  public List<ConsentRecord> erase(Connection connection, VisitorKey key) throws SQLException {
    if (!HoldVisitors.hold(connection, key)) {
      return List.of();
    }
    List<ConsentRecord> records =
        RecordRows.ofVisitors(connection, List.of(key.visitor()))
            .getOrDefault(key.visitor(), List.of());
    int newest = records.stream().mapToInt(ConsentRecord::policyVersion).max().orElse(0);
    SitePolicies policies = catalog.require(key.site(), newest);
    Changes revocations = new Changes();
    RevokedRows.add(
        revocations,
        records.stream()
            .map(record -> Revocation.erased(key, record, clock.instant(), policies))
            .toList());
    revocations.send(connection);
    VaultRows.remove(
        connection,
        records.stream()
            .map(record -> BearerName.of(record.recordedAt(), key.recordHash(record.id())))
            .toList());
    return records;
  }
}
