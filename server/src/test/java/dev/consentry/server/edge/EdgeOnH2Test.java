package dev.consentry.server.edge;

import dev.consentry.server.Database;

class EdgeOnH2Test extends EdgeContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
