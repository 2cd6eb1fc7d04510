package dev.consentry.server.delivery;

import dev.consentry.server.database.Changes;
import dev.consentry.server.database.Insert;
import java.util.List;

/**
 * Where deliveries are put by the very transaction that makes them necessary: they are there if and
 * only if what they tell is.
 */
public final class Outbox {
  private static final Insert<Delivery> INSERT =
      Insert.<Delivery>into("delivery")
          .text("id", Delivery::id)
          .text("site", Delivery::site)
          .text("vendor", Delivery::vendor)
          .text("kind", delivery -> delivery.kind().word())
          .text("record_hash", Delivery::recordHash)
          .text("purposes", delivery -> String.join(" ", delivery.purposes()))
          .time("occurred_at", Delivery::occurredAt)
          .text("state", delivery -> DeliveryState.WAITING.word())
          .integer("attempts", delivery -> 0)
          .time("next_attempt_at", Delivery::occurredAt)
          .text("outcome", delivery -> "")
          .orFail();

  private Outbox() {}

  /** Puts deliveries in, to be sent as soon as the transaction is committed. */
  public static void add(Changes changes, List<Delivery> deliveries) {
    changes.add(INSERT, deliveries);
  }
}
