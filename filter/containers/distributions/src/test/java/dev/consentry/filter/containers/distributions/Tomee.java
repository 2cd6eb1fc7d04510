package dev.consentry.filter.containers.distributions;

import dev.consentry.filter.containers.contract.WebappDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** TomEE's web profile. */
final class Tomee extends Distribution {
  Tomee() {
    super("tomee", "TomEE");
  }

  @Override
  ProcessBuilder prepared(WebappDirectory webapp, Path directory, int port) throws IOException {
    Path home = home();
    copy(home.resolve("conf"), directory.resolve("conf"));
    for (String name : List.of("logs", "temp", "webapps", "work")) {
      Files.createDirectory(directory.resolve(name));
    }
    Path settings = directory.resolve("conf/server.xml");
    replace(settings, "<Server port=\"8005\"", "<Server port=\"-1\"");
    replace(
        settings,
        "<Connector port=\"8080\"",
        "<Connector port=\"%d\" address=\"127.0.0.1\" maxHttpResponseHeaderSize=\"65536\""
            .formatted(port));
    replace(directory.resolve("conf/context.xml"), "<Context>", "<Context crossContext=\"true\">");
    War.pack(webapp, directory.resolve("webapps/ROOT.war"));
    War.pack(webapp.neighbour(), directory.resolve("webapps/neighbour.war"));
    return java(
        List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
            "-javaagent:" + home.resolve("lib/openejb-javaagent.jar"),
            "-Djava.util.logging.config.file=" + directory.resolve("conf/logging.properties"),
            "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
            "-Dcatalina.home=" + home,
            "-Dcatalina.base=" + directory,
            "-Djava.io.tmpdir=" + directory.resolve("temp"),
            "-cp",
            home.resolve("bin/bootstrap.jar")
                + File.pathSeparator
                + home.resolve("bin/tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            "start"));
  }
}
