package dev.consentry.server.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Where deliveries are put by the very transaction that makes them necessary: they are there if and
 * only if what they tell is.
 */
public final class Outbox {
  private static final String INSERT =
      "insert into delivery (id, site, vendor, kind, record_hash, purposes, occurred_at, state,"
          + " attempts, next_attempt_at, outcome) values (?, ?, ?, ?, ?, ?, ?, 'waiting', 0, ?,"
          + " '')";

  private Outbox() {}

  /** Puts deliveries in, to be sent as soon as the transaction is committed. */
  public static void add(Connection connection, List<Delivery> deliveries) throws SQLException {
    if (deliveries.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Delivery delivery : deliveries) {
        OffsetDateTime occurredAt = delivery.occurredAt().atOffset(ZoneOffset.UTC);
        insert.setString(1, delivery.id());
        insert.setString(2, delivery.site());
        insert.setString(3, delivery.vendor());
        insert.setString(4, delivery.kind().word());
        insert.setString(5, delivery.recordHash());
        insert.setString(6, String.join(" ", delivery.purposes()));
        insert.setObject(7, occurredAt);
        insert.setObject(8, occurredAt);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
