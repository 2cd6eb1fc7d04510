package dev.consentry.server.vault;

import dev.consentry.server.database.Transactions;
import dev.consentry.server.secret.SharedSecrets;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * From a site's own account to the visitor who uses it. Of the account only a keyed hash is kept:
 * without the service's secret nobody can try out which account it is.
 */
@Singleton
public class Accounts {
  private static final String KIND = "account";

  /** No answer holds longer, so that a link that is not renewed meanwhile leads to none. */
  private static final Duration LIFETIME = Duration.ofDays(400);

  private final Transactions transactions;
  private final SharedSecrets secrets;
  private final Clock clock;

  Accounts(Transactions transactions, SharedSecrets secrets, Clock clock) {
    this.transactions = transactions;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** The visitor whom an account leads to. */
  public Optional<VisitorKey> find(String site, String account) {
    return transactions.read(connection -> find(connection, site, account));
  }

  /** The same inside a transaction that others began. */
  public Optional<VisitorKey> find(Connection connection, String site, String account)
      throws SQLException {
    return HandleRows.find(connection, KIND, site, hash(site, account), clock.instant());
  }

  /**
   * Lets an account lead to this visitor, and to nobody else from now on, inside a transaction that
   * others began and in which the visitor is held.
   */
  public void link(Connection connection, VisitorKey key, String account) throws SQLException {
    String hash = hash(key.site(), account);
    HandleRows.remove(connection, KIND, key.site(), hash);
    HandleRows.add(connection, KIND, hash, key, clock.instant().plus(LIFETIME));
  }

  /** Whether another account than this one leads to a visitor, inside others' transaction. */
  public boolean othersLeadTo(Connection connection, VisitorKey key, String account)
      throws SQLException {
    return HandleRows.othersLeadTo(
        connection, KIND, hash(key.site(), account), key, clock.instant());
  }

  /** Forgets an account. The visitor's records stay theirs. */
  public void unlink(String site, String account) {
    String hash = hash(site, account);
    transactions.change(connection -> HandleRows.remove(connection, KIND, site, hash));
  }

  private String hash(String site, String account) {
    return secrets.keyedHash("accounts", site + "\n" + account);
  }
}
