package dev.consentry.server.delivery;

import dev.consentry.server.Database;

/** Deliveries on the embedded database. */
class DeliveryOnH2Test extends DeliveryContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
