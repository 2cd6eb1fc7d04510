package dev.consentry.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.jasper.servlet.JasperInitializer;
import org.apache.tomcat.util.descriptor.web.ApplicationParameter;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** One webapp at the root of a Tomcat of its own. */
final class WebappHost implements AutoCloseable {
  /** Held here, because a level is forgotten together with its logger. */
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  private final Tomcat tomcat;

  private WebappHost(Tomcat tomcat) {
    this.tomcat = tomcat;
  }

  /**
   * Deploys a webapp and starts its Tomcat on the loopback address.
   *
   * @param webapp a war, or an exploded one
   * @param folder where Tomcat keeps the exploded webapp and its compiled pages
   * @param port to listen on; 0 for any free one
   * @param parameters context parameters, which take precedence over those in the webapp's web.xml
   * @throws StartFailedException if the port is in use, or the webapp does not start
   */
  static WebappHost start(Path webapp, Path folder, int port, Map<String, String> parameters)
      throws StartFailedException {
    TOMCAT.setLevel(Level.WARNING);
    Registry.disableRegistry();
    WebappHost host = new WebappHost(new Tomcat());
    try {
      Files.createDirectories(folder.resolve("webapps"));
      host.configure(folder, port);
      StandardContext context = host.deploy(webapp, parameters);
      host.tomcat.start();
      requireAvailable(context);
      return host;
    } catch (LifecycleException | IOException | IllegalStateException e) {
      host.close();
      throw StartFailedException.of("The webapp", port, DemoOptions.PORT, e);
    }
  }

  /** The port that it listens on. */
  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  /** Stops the webapp, then its Tomcat. What is being answered has a few seconds to finish. */
  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      TOMCAT.log(Level.WARNING, "Tomcat did not stop cleanly", e);
    }
  }

  private void configure(Path folder, int port) {
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(port);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setThrowOnFailure(true);
  }

  private StandardContext deploy(Path webapp, Map<String, String> parameters) {
    StandardContext context =
        (StandardContext) tomcat.addWebapp("", webapp.toAbsolutePath().toString());
    context.setParentClassLoader(new ContainerClassLoader(WebappHost.class.getClassLoader()));
    context.addServletContainerInitializer(new JasperInitializer(), null);
    // Only WEB-INF/lib is the webapp's; the rest belongs to this process.
    ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
    // These look for leaks by reflection that the JDK forbids, and the process ends anyway.
    context.setClearReferencesObjectStreamClassCaches(false);
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
    parameters.forEach((name, value) -> context.addApplicationParameter(overriding(name, value)));
    return context;
  }

  private static ApplicationParameter overriding(String name, String value) {
    ApplicationParameter parameter = new ApplicationParameter();
    parameter.setName(name);
    parameter.setValue(value);
    // As in Tomcat's context.xml: false means that web.xml may not override it.
    parameter.setOverride(false);
    return parameter;
  }

  private static void requireAvailable(StandardContext context) {
    if (!context.getState().isAvailable()) {
      throw new IllegalStateException("the webapp gave up; the log above says why");
    }
  }
}
