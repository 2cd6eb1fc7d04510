package dev.consentry.server.token;

import dev.consentry.server.Database;

class KeyRotationOnPostgresqlTest extends KeyRotationContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
