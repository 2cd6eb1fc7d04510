package dev.consentry.server;

/** The service's promises on a real PostgreSQL server. */
class ServiceOnPostgresqlTest extends ServiceContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
