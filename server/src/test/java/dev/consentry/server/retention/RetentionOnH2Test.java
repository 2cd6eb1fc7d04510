package dev.consentry.server.retention;

import dev.consentry.server.Database;

/** Retention on the embedded database. */
class RetentionOnH2Test extends RetentionContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
