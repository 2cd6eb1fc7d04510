package dev.consentry.server.visitor;

import dev.consentry.server.Database;

class ErasureRaceOnPostgresqlTest extends ErasureRaceContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
