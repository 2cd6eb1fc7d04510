package dev.consentry.server.visitor;

import dev.consentry.server.Database;

class VisitorRightsOnH2Test extends VisitorRightsContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
