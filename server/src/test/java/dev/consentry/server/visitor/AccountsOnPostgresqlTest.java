package dev.consentry.server.visitor;

import dev.consentry.server.Database;

class AccountsOnPostgresqlTest extends AccountsContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
