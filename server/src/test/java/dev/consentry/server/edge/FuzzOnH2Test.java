package dev.consentry.server.edge;

import dev.consentry.server.Database;

class FuzzOnH2Test extends FuzzContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
