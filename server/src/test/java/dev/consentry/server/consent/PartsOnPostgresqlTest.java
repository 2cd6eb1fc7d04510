package dev.consentry.server.consent;

import dev.consentry.server.Database;

/** Choices of vendors and cookies on the production database. */
class PartsOnPostgresqlTest extends PartsContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
