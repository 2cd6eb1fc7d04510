package dev.consentry.server.retention;

import dev.consentry.server.Database;

/** Retention on PostgreSQL. */
class RetentionOnPostgresqlTest extends RetentionContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
