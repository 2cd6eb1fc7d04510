package dev.consentry.server.visitor;

import dev.consentry.server.Database;

class VisitorRightsOnPostgresqlTest extends VisitorRightsContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
