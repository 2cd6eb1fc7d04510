package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.WebappDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GlassFish, with a copy of its own first domain. */
final class GlassFish extends Distribution {
  private static final Pattern PORT =
      Pattern.compile("( port=|telnet\\.port=|JMS_PROVIDER_PORT\" value=)(\"?)[0-9]+");
  private static final String PATH =
      """
      <!DOCTYPE glassfish-web-app PUBLIC "-//GlassFish.org//DTD GlassFish Application Server 3.1 Servlet 3.0//EN"
          "http://glassfish.org/dtds/glassfish-web-app_3_0-1.dtd">
      <glassfish-web-app><context-root>%s</context-root></glassfish-web-app>
      """;

  GlassFish() {
    super("glassfish", "GlassFish");
  }

  @Override
  ProcessBuilder prepared(WebappDirectory webapp, Path directory, int port)
      throws IOException, InterruptedException {
    Path home = home().resolve("glassfish");
    Path domain = directory.resolve("domain1");
    copy(home.resolve("domains/domain1"), domain);
    configure(domain.resolve("config/domain.xml"), port);
    deploy(webapp, "/", domain.resolve("autodeploy/ROOT.war"));
    deploy(
        webapp.neighbour(),
        WebappDirectory.NEIGHBOUR_PATH,
        domain.resolve("autodeploy/neighbour.war"));
    return java(startedBy(home, directory));
  }

  /** It unpacks the war, and tells the time of that as when its files were changed. */
  @Override
  public String comparable(String line) {
    return line.startsWith("etag:") || line.startsWith("last-modified:") ? "" : line;
  }

  private static void deploy(WebappDirectory webapp, String path, Path war) throws IOException {
    War.describe(webapp, "glassfish-web.xml", PATH.formatted(path));
    War.pack(webapp, war);
  }

  private static void configure(Path settings, int port) throws IOException {
    String text = Files.readString(settings);
    int templates = text.indexOf("<config name=\"default-config\"");
    Matcher ports = PORT.matcher(text.substring(0, templates));
    StringBuilder changed = new StringBuilder();
    while (ports.find()) {
      boolean main = ports.group().endsWith("8080");
      ports.appendReplacement(changed, "$1$2" + (main ? port : freePort()));
    }
    ports.appendTail(changed);
    Files.writeString(settings, changed + text.substring(templates));
    replace(settings, "address=\"0\\.0\\.0\\.0\"", "address=\"127.0.0.1\"");
    replace(settings, "<network-listener port=", "<network-listener address=\"127.0.0.1\" port=");
  }

  /** Its own command says how it would start the domain: one argument in each line. */
  private static List<String> startedBy(Path home, Path domains)
      throws IOException, InterruptedException {
    Process asadmin =
        java(List.of(
                "-jar",
                home.resolve("lib/client/appserver-cli.jar").toString(),
                "start-domain",
                "--dry-run",
                "--domaindir",
                domains.toString(),
                "domain1"))
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(asadmin.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .takeWhile(line -> !line.isBlank())
            .toList();
    if (asadmin.waitFor() != 0) {
      throw new IllegalStateException(String.join("\n", lines));
    }
    return lines.subList(2, lines.size());
  }
}
