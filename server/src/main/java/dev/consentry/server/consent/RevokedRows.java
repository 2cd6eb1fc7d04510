package dev.consentry.server.consent;

import dev.consentry.server.delivery.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table {@code revoked_record}, inside a transaction that others began. */
final class RevokedRows {
  private static final String INSERT =
      "insert into revoked_record (site, record_hash, expires_at) values (?, ?, ?)"
          + " on conflict do nothing";
  private static final String ALIVE =
      "select record_hash from revoked_record where site = ? and expires_at > ? order by sequence";

  private RevokedRows() {}

  static void add(Connection connection, List<Revocation> revocations) throws SQLException {
    if (revocations.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Revocation revocation : revocations) {
        insert.setString(1, revocation.site());
        insert.setString(2, revocation.recordHash());
        insert.setObject(3, revocation.expiresAt().atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    Outbox.add(
        connection, revocations.stream().flatMap(each -> each.deliveries().stream()).toList());
  }

  /** The hashes of tokens that would otherwise still hold, in the order of revocation. */
  static List<String> alive(Connection connection, String site, Instant now) throws SQLException {
    List<String> hashes = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ALIVE)) {
      select.setString(1, site);
      select.setObject(2, now.atOffset(ZoneOffset.UTC));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          hashes.add(rows.getString(1));
        }
      }
    }
    return hashes;
  }
}
