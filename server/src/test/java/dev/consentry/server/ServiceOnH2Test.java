package dev.consentry.server;

/** The service's promises on the embedded database. */
class ServiceOnH2Test extends ServiceContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
