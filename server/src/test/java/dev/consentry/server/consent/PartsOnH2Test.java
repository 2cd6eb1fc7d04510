package dev.consentry.server.consent;

import dev.consentry.server.Database;

/** Choices of vendors and cookies on the embedded database. */
class PartsOnH2Test extends PartsContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
