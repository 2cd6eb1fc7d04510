package dev.consentry.server.edge;

import dev.consentry.server.Database;

class FuzzOnPostgresqlTest extends FuzzContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
