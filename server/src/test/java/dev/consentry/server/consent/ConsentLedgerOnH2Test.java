package dev.consentry.server.consent;

import dev.consentry.server.Database;

/** The ledger's promises on H2. */
class ConsentLedgerOnH2Test extends ConsentLedgerContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
