package dev.consentry.server.access;

import dev.consentry.server.Database;

class AdministrationOnH2Test extends AdministrationContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
