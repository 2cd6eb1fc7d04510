package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.WebappDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Open Liberty with the features of the web profile that the webapp uses. */
final class OpenLiberty extends Distribution {
  private static final String SERVER =
      """
      <server>
        <featureManager>
          <feature>pages-3.1</feature>
          <feature>restfulWS-3.1</feature>
          <feature>servlet-6.0</feature>
          <feature>websocket-2.1</feature>
        </featureManager>
        <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
        <httpDispatcher enableWelcomePage="false"/>
        <applicationMonitor updateTrigger="disabled"/>
        <webApplication location="ROOT.war" contextRoot="/"/>
        <webApplication location="neighbour.war" contextRoot="%s"/>
      </server>
      """;

  OpenLiberty() {
    super("liberty", "Open Liberty");
  }

  /** It says no-cache beside cookies, and in other words where there is a Cache-Control already. */
  @Override
  public String comparable(String line) {
    return line.equals("cache-control: private, no-cache=set-cookie")
        ? "cache-control: no-cache=\"set-cookie, set-cookie2\""
        : line;
  }

  @Override
  ProcessBuilder prepared(WebappDirectory webapp, Path directory, int port) throws IOException {
    Path server = Files.createDirectories(directory.resolve("servers/defaultServer"));
    Files.writeString(
        server.resolve("server.xml"), SERVER.formatted(port, WebappDirectory.NEIGHBOUR_PATH));
    War.pack(webapp, server.resolve("apps/ROOT.war"));
    War.pack(webapp.neighbour(), server.resolve("apps/neighbour.war"));
    Path tools = home().resolve("bin/tools");
    ProcessBuilder command =
        java(
            List.of(
                "-javaagent:" + tools.resolve("ws-javaagent.jar"),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-jar",
                tools.resolve("ws-server.jar").toString(),
                "defaultServer"));
    command.environment().put("WLP_USER_DIR", directory.toString());
    command.environment().put("WLP_OUTPUT_DIR", directory.resolve("servers").toString());
    return command;
  }
}
