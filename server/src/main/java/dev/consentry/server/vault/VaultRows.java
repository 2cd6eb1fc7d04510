package dev.consentry.server.vault;

import dev.consentry.filter.token.ConsentToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code vault.bearer}, inside a transaction that others began. */
public final class VaultRows {
  private static final String INSERT =
      "insert into vault.bearer (issued_at, record_hash, site, visitor, visitor_key, expires_at)"
          + " values (?, ?, ?, ?, ?, ?)";
  private static final String FIND =
      "select b.record_hash, b.site, b.visitor, b.visitor_key"
          + " from unnest(cast(? as timestamp with time zone array), cast(? as uuid array))"
          + " as wanted (issued_at, record_hash)"
          + " join vault.bearer b"
          + " on b.issued_at = wanted.issued_at and b.record_hash = wanted.record_hash";
  private static final String DELETE =
      "delete from vault.bearer where issued_at = ? and record_hash = ?";

  private VaultRows() {}

  /** Adds entries. */
  public static void add(Connection connection, List<VaultEntry> entries) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (VaultEntry entry : entries) {
        insert.setObject(1, time(entry.issuedAt()));
        insert.setObject(2, entry.recordHash());
        insert.setString(3, entry.key().site());
        insert.setObject(4, entry.key().visitor());
        insert.setObject(5, entry.key().key());
        insert.setObject(6, time(entry.expiresAt()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The keys that these tokens lead to, by the hash of their record ids. */
  public static Map<UUID, VisitorKey> find(Connection connection, Collection<ConsentToken> tokens)
      throws SQLException {
    Map<UUID, VisitorKey> keys = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setArray(
          1,
          connection.createArrayOf(
              "timestamptz", tokens.stream().map(VaultRows::issuedAt).toArray()));
      select.setArray(
          2, connection.createArrayOf("uuid", tokens.stream().map(VaultRows::hash).toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          keys.put(rows.getObject(1, UUID.class), key(rows));
        }
      }
    }
    return keys;
  }

  /**
   * Removes what leads from tokens to their visitor.
   *
   * @param issuedAt when each token was issued, by the hash of its record id
   */
  public static void remove(Connection connection, Map<UUID, Instant> issuedAt)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (Map.Entry<UUID, Instant> entry : issuedAt.entrySet()) {
        delete.setObject(1, time(entry.getValue()));
        delete.setObject(2, entry.getKey());
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  private static VisitorKey key(ResultSet rows) throws SQLException {
    return new VisitorKey(
        rows.getString(2), rows.getObject(3, UUID.class), rows.getObject(4, UUID.class));
  }

  private static UUID hash(ConsentToken token) {
    return VaultEntry.recordHash(token.recordId());
  }

  private static OffsetDateTime issuedAt(ConsentToken token) {
    return time(Instant.ofEpochSecond(token.issuedAt()));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
