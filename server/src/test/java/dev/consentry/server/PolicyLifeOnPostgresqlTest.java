package dev.consentry.server;

/** A policy's life on PostgreSQL. */
class PolicyLifeOnPostgresqlTest extends PolicyLifeContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
