package dev.consentry.server.consent;

import dev.consentry.server.database.Changes;
import dev.consentry.server.database.Insert;
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
  private static final Insert<Revocation> INSERT =
      Insert.<Revocation>into("revoked_record")
          .text("site", Revocation::site)
          .text("record_hash", Revocation::recordHash)
          .time("expires_at", Revocation::expiresAt)
          .orLeave();
  private static final String ALIVE =
      "select record_hash from revoked_record where site = ? and expires_at > ? order by sequence";

  private static final String IS_REVOKED =
      "select 1 from revoked_record where site = ? and record_hash = ?";

  private RevokedRows() {}

  /** Whether a token is revoked, by the hash of its record id. */
  static boolean isRevoked(Connection connection, String site, String hash) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(IS_REVOKED)) {
      select.setString(1, site);
      select.setString(2, hash);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** Adds revocations, and what vendors are told of them. */
  static void add(Changes changes, List<Revocation> revocations) {
    changes.add(INSERT, revocations);
    Outbox.add(changes, revocations.stream().flatMap(each -> each.deliveries().stream()).toList());
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
