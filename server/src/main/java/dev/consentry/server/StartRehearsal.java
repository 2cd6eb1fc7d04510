package dev.consentry.server;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Starts the service with data of its own, asks whether it is ready and for a notice, and stops it,
 * so that Java can note which classes a start needs ({@code server/bin/consentry-server archive}).
 */
final class StartRehearsal {
  private StartRehearsal() {}

  /**
   * Rehearses.
   *
   * @param args a folder for the data, which is thrown away afterwards
   */
  public static void main(String[] args) throws IOException {
    // As most are started: with settings on the command line.
    String[] settings = {
      "-consentry.data-directory=" + args[0],
      "-consentry.publish-at-start=classpath:definitions/medit.yaml",
      "-micronaut.server.port=-1"
    };
    try (ApplicationContext context = ConsentryServer.prepared(settings).start()) {
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      ask(server.getURI().resolve("/health/readiness"));
      ask(server.getURI().resolve("/v1/sites/medit/notice"));
    }
  }

  private static void ask(URI address) throws IOException {
    int status = ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new IOException(address.getPath() + " was answered with " + status);
    }
  }
}
