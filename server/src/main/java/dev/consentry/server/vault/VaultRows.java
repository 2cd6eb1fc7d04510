package dev.consentry.server.vault;

import dev.consentry.server.database.Columns;
import dev.consentry.server.database.Embedded;
import dev.consentry.server.database.Insert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code vault.bearer}, inside a transaction that others began. */
public final class VaultRows {
  /** Adds entries. */
  public static final Insert<VaultEntry> INSERT =
      Insert.<VaultEntry>into("vault.bearer")
          .time("issued_at", entry -> entry.name().issuedAt())
          .bits("record_hash", entry -> entry.name().recordHash())
          .text("site", entry -> entry.key().site())
          .bits("visitor", entry -> entry.key().visitor())
          .bits("visitor_key", entry -> entry.key().key())
          .time("expires_at", VaultEntry::expiresAt)
          .orFail();

  private static final String WANTED =
      " (select * from unnest(cast(? as timestamp with time zone array), cast(? as uuid array)))";
  private static final String FIND =
      "select b.record_hash, b.site, b.visitor, b.visitor_key from"
          + WANTED
          + " as wanted (issued_at, record_hash) join vault.bearer b"
          + " on b.issued_at = wanted.issued_at and b.record_hash = wanted.record_hash";
  private static final String HOLD =
      "select issued_at, record_hash from vault.bearer where (issued_at, record_hash) in"
          + WANTED
          + " order by issued_at, record_hash for update";
  private static final String REMOVE =
      "delete from vault.bearer where (issued_at, record_hash) in" + WANTED;

  /** H2 reads the whole table where rows of two columns are looked for in a subquery. */
  private static final String ONE = " from vault.bearer where issued_at = ? and record_hash = ?";

  static final String HOLD_ONE = "select 1" + ONE + " for update";
  static final String REMOVE_ONE = "delete" + ONE;
  private static final Comparator<BearerName> ORDER =
      Comparator.comparing(BearerName::issuedAt).thenComparing(BearerName::recordHash);

  private VaultRows() {}

  /** The keys that these tokens lead to, by the hash of their record ids. */
  public static Map<UUID, VisitorKey> find(Connection connection, Collection<BearerName> names)
      throws SQLException {
    Map<UUID, VisitorKey> keys = new HashMap<>();
    if (names.isEmpty()) {
      return keys;
    }
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      new Columns<>(select, names).times(BearerName::issuedAt).bits(BearerName::recordHash);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          keys.put(
              rows.getObject(1, UUID.class),
              new VisitorKey(
                  rows.getString(2), rows.getObject(3, UUID.class), rows.getObject(4, UUID.class)));
        }
      }
    }
    return keys;
  }

  /**
   * Holds these entries until the transaction ends: whoever else wants to hold or remove one waits.
   *
   * @return those that are there
   */
  public static List<BearerName> hold(Connection connection, Collection<BearerName> names)
      throws SQLException {
    List<BearerName> held = new ArrayList<>();
    if (names.isEmpty()) {
      return held;
    }
    if (Embedded.is(connection)) {
      return holdOneByOne(connection, names);
    }
    try (PreparedStatement select = connection.prepareStatement(HOLD)) {
      new Columns<>(select, names).times(BearerName::issuedAt).bits(BearerName::recordHash);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          held.add(
              new BearerName(
                  rows.getObject(1, OffsetDateTime.class).toInstant(),
                  rows.getObject(2, UUID.class)));
        }
      }
    }
    return held;
  }

  private static List<BearerName> holdOneByOne(Connection connection, Collection<BearerName> names)
      throws SQLException {
    List<BearerName> held = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(HOLD_ONE)) {
      for (BearerName name : names.stream().sorted(ORDER).toList()) {
        set(select, name);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            held.add(name);
          }
        }
      }
    }
    return held;
  }

  private static void set(PreparedStatement statement, BearerName name) throws SQLException {
    statement.setObject(1, name.issuedAt().atOffset(ZoneOffset.UTC));
    statement.setObject(2, name.recordHash());
  }

  /** Removes what leads from tokens to their visitor. */
  public static void remove(Connection connection, Collection<BearerName> names)
      throws SQLException {
    if (Embedded.is(connection)) {
      try (PreparedStatement delete = connection.prepareStatement(REMOVE_ONE)) {
        for (BearerName name : names) {
          set(delete, name);
          delete.executeUpdate();
        }
      }
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
      new Columns<>(delete, names).times(BearerName::issuedAt).bits(BearerName::recordHash);
      delete.executeUpdate();
    }
  }
}
