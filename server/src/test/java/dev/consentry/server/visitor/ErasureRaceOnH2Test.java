package dev.consentry.server.visitor;

import dev.consentry.server.Database;

class ErasureRaceOnH2Test extends ErasureRaceContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
