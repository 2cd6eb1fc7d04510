package dev.consentry.container.jetty12;

import dev.consentry.filter.containers.contract.Container;
import dev.consentry.filter.containers.contract.OutsideLoader;
import dev.consentry.filter.containers.contract.WebappDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.ee8.webapp.Configuration;
import org.eclipse.jetty.ee8.webapp.Configurations;
import org.eclipse.jetty.ee8.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee8.webapp.WebAppContext;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Jetty as an embedding application starts it, with its environment for javax webapps. */
final class EmbeddedJetty implements Container {
  private static final int HEADERS = 65_536;

  @Override
  public String title() {
    return "Jetty " + Server.getVersion() + " (ee8)";
  }

  @Override
  public Running start(WebappDirectory webapp) throws Exception {
    HttpConfiguration http = new HttpConfiguration();
    http.setResponseHeaderSize(HEADERS);
    http.setSendServerVersion(false);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    // After an interim response Jetty keeps the connection, whatever the request asked for.
    connector.setIdleTimeout(5_000);
    server.addConnector(connector);
    ContextHandlerCollection contexts = new ContextHandlerCollection();
    // Looked for now: the webapps' class loaders would not find them.
    Configuration[] configurations =
        Configurations.getServerDefault(server).getConfigurations().toArray(Configuration[]::new);
    contexts.addHandler(context(configurations, "/", webapp.root()));
    contexts.addHandler(
        context(configurations, WebappDirectory.NEIGHBOUR_PATH, webapp.neighbour().root()));
    server.setHandler(contexts);
    server.start();
    return new Running() {
      @Override
      public int port() {
        return connector.getLocalPort();
      }

      @Override
      public void close() {
        try {
          server.stop();
          server.destroy();
        } catch (Exception failed) {
          throw new IllegalStateException(failed);
        }
      }
    };
  }

  private static Handler context(Configuration[] configurations, String path, Path root)
      throws IOException {
    WebAppContext context = new WebAppContext();
    context.setConfigurations(configurations);
    context.setContextPath(path);
    HashLoginService nobody = new HashLoginService("ways");
    nobody.setUserStore(new UserStore());
    context.getSecurityHandler().setLoginService(nobody);
    context.setWar(root.toString());
    context.setThrowUnavailableOnStartupException(true);
    context.setTempDirectory(
        Files.createDirectory(root.resolveSibling(root.getFileName() + "-temp")).toFile());
    context.setClassLoader(new WebAppClassLoader(new OutsideLoader(), context));
    return context.get();
  }
}
