package dev.consentry.server.edge;

import dev.consentry.server.Database;

class EdgeOnPostgresqlTest extends EdgeContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
