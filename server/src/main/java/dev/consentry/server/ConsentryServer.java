package dev.consentry.server;

import io.micronaut.context.ApplicationContextBuilder;

/** Starts the consent service. */
public final class ConsentryServer {
  private ConsentryServer() {}

  /**
   * Starts the service and serves until the process is told to stop.
   *
   * @param args Micronaut's own command line, such as {@code -micronaut.server.port=8080}
   */
  public static void main(String[] args) {
    prepared(args).start();
  }

  /**
   * What every start has in common. Without a bootstrap context, as none of the libraries here
   * reads settings from elsewhere; to look for one that does would load the classes of all beans.
   */
  static ApplicationContextBuilder prepared(String... args) {
    return new Start()
        .args(args)
        .mainClass(ConsentryServer.class)
        .banner(false)
        .bootstrapEnvironment(false);
  }
}
