package dev.consentry.server;

/** Recording on the embedded database. */
class RecordingOnH2Test extends RecordingContract {
  @Override
  Database database() {
    return Database.H2;
  }
}
