package dev.consentry.server.vault;

import dev.consentry.server.database.Transactions;
import dev.consentry.server.random.RandomIds;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Codes by which a visitor exercises their rights without the browser that holds their token: on
 * paper, by mail, at a desk. Of a code only the hash is kept.
 */
@Singleton
public class ExportCodes {
  /** How long a code holds. */
  private static final Duration LIFETIME = Duration.ofDays(30);

  private static final String PREFIX = "cc.";
  private static final String KIND = "code";

  private final Transactions transactions;
  private final Clock clock;

  ExportCodes(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A code that was made.
   *
   * @param code what the visitor keeps; never logged
   * @param expiresAt when it ends to hold
   */
  public record Made(String code, Instant expiresAt) {
    @Override
    public String toString() {
      return "Made[REDACTED]";
    }
  }

  /**
   * Makes a code for a visitor, and forgets those whose time is over, inside a transaction that
   * others began and in which the visitor is held.
   */
  public Made make(Connection connection, VisitorKey key) throws SQLException {
    String code = PREFIX + RandomIds.next();
    Instant now = clock.instant();
    HandleRows.forget(connection, now);
    HandleRows.add(connection, KIND, RandomIds.hash(code), key, now.plus(LIFETIME));
    return new Made(code, now.plus(LIFETIME));
  }

  /** Whether a text looks like a code. */
  public static boolean isCode(String text) {
    return text.startsWith(PREFIX);
  }

  /** The key of the visitor whose code this is; empty if it is none that holds on this site. */
  public Optional<VisitorKey> find(String site, String code) {
    return transactions.read(
        connection ->
            HandleRows.find(connection, KIND, site, RandomIds.hash(code), clock.instant()));
  }

  /**
   * Removes a visitor's codes and accounts, and who they are besides, inside a transaction that
   * others began.
   *
   * @throws SQLException if the database does not
   */
  public static void erase(Connection connection, VisitorKey key) throws SQLException {
    HandleRows.erase(connection, key);
    People.erase(connection, key);
  }
}
