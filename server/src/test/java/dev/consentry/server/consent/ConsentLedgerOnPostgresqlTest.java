package dev.consentry.server.consent;

import dev.consentry.server.Database;

/** The ledger's promises on Postgresql. */
class ConsentLedgerOnPostgresqlTest extends ConsentLedgerContract {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
