package dev.consentry.server.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The table {@code vault.handle}: what else than a token leads to a visitor's key, inside a
 * transaction that others began.
 */
final class HandleRows {
  private static final String INSERT =
      "insert into vault.handle (kind, site, name_hash, visitor, visitor_key, expires_at)"
          + " values (?, ?, ?, ?, ?, ?)";
  private static final String FIND =
      "select visitor, visitor_key from vault.handle"
          + " where kind = ? and site = ? and name_hash = ? and expires_at > ?";
  private static final String LEADS_TO =
      "select 1 from vault.handle where kind = ? and visitor = ? and name_hash <> ?"
          + " and expires_at > ? limit 1";
  private static final String REMOVE =
      "delete from vault.handle where kind = ? and site = ? and name_hash = ?";
  private static final String FORGET = "delete from vault.handle where expires_at <= ?";
  private static final String ERASE = "delete from vault.handle where visitor = ?";

  private HandleRows() {}

  static void add(
      Connection connection, String kind, String nameHash, VisitorKey key, Instant expiresAt)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, kind);
      insert.setString(2, key.site());
      insert.setString(3, nameHash);
      insert.setObject(4, key.visitor());
      insert.setObject(5, key.key());
      insert.setObject(6, time(expiresAt));
      insert.executeUpdate();
    }
  }

  static Optional<VisitorKey> find(
      Connection connection, String kind, String site, String nameHash, Instant now)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setString(1, kind);
      select.setString(2, site);
      select.setString(3, nameHash);
      select.setObject(4, time(now));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new VisitorKey(site, row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
            : Optional.empty();
      }
    }
  }

  /** Whether anything else of this kind leads to a visitor. */
  static boolean othersLeadTo(
      Connection connection, String kind, String nameHash, VisitorKey key, Instant now)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LEADS_TO)) {
      select.setString(1, kind);
      select.setObject(2, key.visitor());
      select.setString(3, nameHash);
      select.setObject(4, time(now));
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  static void remove(Connection connection, String kind, String site, String nameHash)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
      delete.setString(1, kind);
      delete.setString(2, site);
      delete.setString(3, nameHash);
      delete.executeUpdate();
    }
  }

  /** Removes what has had its time. */
  static void forget(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
      delete.setObject(1, time(now));
      delete.executeUpdate();
    }
  }

  /** Removes everything that leads to a visitor. */
  static void erase(Connection connection, VisitorKey key) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(ERASE)) {
      delete.setObject(1, key.visitor());
      delete.executeUpdate();
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
