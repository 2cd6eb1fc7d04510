package dev.consentry.server;

/** Recording on a real PostgreSQL server. */
class RecordingOnPostgresqlTest extends RecordingContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
