package dev.consentry.server.delivery;

import dev.consentry.server.Database;

/** Deliveries on PostgreSQL. */
class DeliveryOnPostgresqlTest extends DeliveryContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
