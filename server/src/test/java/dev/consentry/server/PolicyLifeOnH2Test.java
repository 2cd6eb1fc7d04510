package dev.consentry.server;

/** A policy's life on the embedded database. */
class PolicyLifeOnH2Test extends PolicyLifeContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
