package dev.consentry.filter.containers.contract;

import java.io.IOException;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;
import org.apache.coyote.http2.Http2Protocol;

/** Tomcat as an embedding application starts it, in the version that the tests bring along. */
public final class EmbeddedTomcat implements Container {
  /** Starts nothing yet. */
  public EmbeddedTomcat() {}

  @Override
  public String title() {
    return "Tomcat " + ServerInfo.getServerNumber().replaceFirst("\\.0$", "");
  }

  @Override
  public Running start(WebappDirectory webapp) throws LifecycleException, IOException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(
        webapp.root().resolveSibling(webapp.root().getFileName() + "-base").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setProperty("maxHttpResponseHeaderSize", "65536");
    tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
    add(tomcat, "", webapp);
    add(tomcat, WebappDirectory.NEIGHBOUR_PATH, webapp.neighbour());
    tomcat.start();
    return new Running() {
      @Override
      public int port() {
        return tomcat.getConnector().getLocalPort();
      }

      @Override
      public void close() {
        try {
          tomcat.stop();
          tomcat.destroy();
        } catch (LifecycleException failed) {
          throw new IllegalStateException(failed);
        }
      }
    };
  }

  private static void add(Tomcat tomcat, String path, WebappDirectory webapp) {
    Context context = tomcat.addWebapp(path, webapp.root().toString());
    context.setParentClassLoader(new OutsideLoader());
    context.setCrossContext(true);
  }
}
