package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.WebappDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** WildFly, standalone, in its default configuration. */
final class WildFly extends Distribution {
  /** As its own start script gives them. */
  private static final List<String> OPEN =
      List.of(
          "--add-modules=java.se",
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  WildFly() {
    super("wildfly", "WildFly");
  }

  @Override
  ProcessBuilder prepared(WebappDirectory webapp, Path directory, int port) throws IOException {
    Path home = home();
    copy(home.resolve("standalone"), directory);
    Path settings = directory.resolve("configuration/standalone.xml");
    // Its welcome page holds the root path, which the webapp is to have.
    replace(settings, "<location name=\"/\" handler=\"welcome-content\"/>", "");
    replace(settings, "(name=\"txn-[a-z-]+\" port=)\"[0-9]+\"", "$1\"0\"");
    deploy(webapp, directory.resolve("deployments/ROOT.war"));
    deploy(webapp.neighbour(), directory.resolve("deployments/neighbour.war"));
    List<String> arguments = new ArrayList<>(OPEN);
    arguments.addAll(
        List.of(
            "-Djboss.home.dir=" + home,
            "-Djboss.server.base.dir=" + directory,
            "-Djboss.server.log.dir=" + directory.resolve("log"),
            "-Dorg.jboss.boot.log.file=" + directory.resolve("log/server.log"),
            "-Dlogging.configuration="
                + directory.resolve("configuration/logging.properties").toUri(),
            "-Djboss.bind.address=127.0.0.1",
            "-Djboss.http.port=" + port,
            "-Djboss.https.port=" + freePort(),
            "-Djboss.management.http.port=" + freePort(),
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.standalone"));
    return java(arguments);
  }

  private static void deploy(WebappDirectory webapp, Path war) throws IOException {
    War.pack(webapp, war);
    Files.createFile(war.resolveSibling(war.getFileName() + ".dodeploy"));
  }
}
