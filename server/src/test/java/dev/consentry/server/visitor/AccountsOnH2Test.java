package dev.consentry.server.visitor;

import dev.consentry.server.Database;

class AccountsOnH2Test extends AccountsContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
