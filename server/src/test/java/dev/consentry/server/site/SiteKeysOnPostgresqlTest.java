package dev.consentry.server.site;

import dev.consentry.server.Database;

class SiteKeysOnPostgresqlTest extends SiteKeysContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
