package dev.consentry.server.token;

import dev.consentry.server.Database;

class KeyRotationOnH2Test extends KeyRotationContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
