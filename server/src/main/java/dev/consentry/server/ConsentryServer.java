package dev.consentry.server;

import io.micronaut.runtime.Micronaut;

/** Starts the consent service. */
public final class ConsentryServer {
  private ConsentryServer() {}

  /**
   * Starts the service and serves until the process is told to stop.
   *
   * @param args Micronaut's own command line, such as {@code -micronaut.server.port=8080}
   */
  public static void main(String[] args) {
    Micronaut.build(args).mainClass(ConsentryServer.class).banner(false).start();
  }
}
