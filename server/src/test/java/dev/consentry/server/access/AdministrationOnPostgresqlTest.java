package dev.consentry.server.access;

import dev.consentry.server.Database;

class AdministrationOnPostgresqlTest extends AdministrationContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
