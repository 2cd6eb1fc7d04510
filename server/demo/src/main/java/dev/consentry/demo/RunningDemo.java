package dev.consentry.demo;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Starts the parts one after the other, tells how far it is, and stops them in reverse order. */
final class RunningDemo implements AutoCloseable {
  private final DemoOptions options;
  private final Path war;
  private final PrintStream out;
  private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();

  /**
   * Prepares a start.
   *
   * @param war the example webapp
   * @param out where progress is told
   */
  RunningDemo(DemoOptions options, Path war, PrintStream out) {
    this.options = options;
    this.war = war;
    this.out = out;
  }

  /**
   * Starts the service, then each webapp.
   *
   * @throws StartFailedException if one of them does not start; {@link #close} stops the others
   */
  Announcement start() throws StartFailedException {
    if (!Files.isRegularFile(war)) {
      throw new StartFailedException(
          war + " is missing. Build everything once: mvn -DskipTests package");
    }
    DataFolder data = keep(DataFolder.open(options.data()));
    ConsentService service = startService(data);
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (String site : options.sites()) {
      int port = options.portOf(ports.size());
      ports.put(site, startWebapp(site, port, service, data).port());
    }
    return new Announcement(service.address(), ports, data.path().toString());
  }

  /** Whether no part is running. */
  boolean isStopped() {
    return started.isEmpty();
  }

  /** Stops what was started, the last first. Nothing happens the second time. */
  @Override
  public void close() {
    for (AutoCloseable part = started.pollLast(); part != null; part = started.pollLast()) {
      try {
        part.close();
      } catch (Exception e) {
        out.println("One part did not stop cleanly: " + e);
      }
    }
  }

  private ConsentService startService(DataFolder data) throws StartFailedException {
    out.println("Starting the consent service ...");
    long begin = System.nanoTime();
    ConsentService service = keep(ConsentService.start(options.servicePort(), data.path()));
    out.println("  at " + service.address() + ", after " + since(begin));
    return service;
  }

  private WebappHost startWebapp(String site, int port, ConsentService service, DataFolder data)
      throws StartFailedException {
    out.println("Starting the webapp of " + site + " ...");
    long begin = System.nanoTime();
    Map<String, String> parameters =
        Map.of(
            "company",
            site,
            "consentry.service",
            service.address(),
            "consentry.site",
            site,
            "consentry.site-key",
            service.siteKey());
    Path folder = data.path().resolve("tomcat").resolve(site);
    WebappHost host = keep(WebappHost.start(war, folder, port, parameters));
    out.println("  at port " + host.port() + ", after " + since(begin));
    return host;
  }

  private <T extends AutoCloseable> T keep(T part) {
    started.addLast(part);
    return part;
  }

  private static String since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms";
  }
}
