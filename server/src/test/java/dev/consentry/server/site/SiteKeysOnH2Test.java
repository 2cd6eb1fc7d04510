package dev.consentry.server.site;

import dev.consentry.server.Database;

class SiteKeysOnH2Test extends SiteKeysContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
