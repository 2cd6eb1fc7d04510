package dev.consentry.demo;

import static java.util.stream.Collectors.toMap;

import dev.consentry.server.random.RandomIds;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The consent service, in this process, on a database in a file. */
final class ConsentService implements AutoCloseable {
  private final EmbeddedServer server;
  private final String siteKey;

  private ConsentService(EmbeddedServer server, String siteKey) {
    this.server = server;
    this.siteKey = siteKey;
  }

  /**
   * Starts the service with the five sites' definitions.
   *
   * @param port to listen on; 0 for any free one
   * @param data the folder of its database
   * @throws StartFailedException if the port is in use, or the service does not start
   */
  static ConsentService start(int port, Path data) throws StartFailedException {
    try {
      String siteKey = RandomIds.next() + RandomIds.next();
      return new ConsentService(
          ApplicationContext.run(EmbeddedServer.class, settings(port, data, siteKey)), siteKey);
    } catch (RuntimeException e) {
      throw StartFailedException.of("The consent service", port, DemoOptions.SERVICE_PORT, e);
    }
  }

  private static Map<String, Object> settings(int port, Path data, String siteKey) {
    List<String> definitions =
        DemoOptions.KNOWN_SITES.stream()
            .map(site -> "classpath:definitions/" + site + ".yaml")
            .toList();
    return Map.of(
        "consentry.site-keys.required",
        true,
        "consentry.site-keys.given",
        DemoOptions.KNOWN_SITES.stream().collect(toMap(site -> site, site -> siteKey)),
        "micronaut.server.host",
        "127.0.0.1",
        "micronaut.server.port",
        port == 0 ? -1 : port,
        "consentry.data-directory",
        data.toString(),
        "consentry.publish-at-start",
        definitions);
  }

  /** The key of every site's filter, new with each start. */
  String siteKey() {
    return siteKey;
  }

  /** Its address, such as {@code http://127.0.0.1:8181}. */
  String address() {
    return "http://127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.getApplicationContext().close();
  }
}
