package dev.consentry.filter.containers.undertow;

import dev.consentry.filter.containers.contract.Container;
import dev.consentry.filter.containers.contract.OutsideLoader;
import dev.consentry.filter.containers.contract.WebappDirectory;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.Version;
import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.api.SecurityConstraint;
import io.undertow.servlet.api.ServletContainer;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.WebResourceCollection;
import io.undertow.servlet.util.ConstructorInstanceFactory;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Undertow as an embedding application starts it. It reads no war by itself: what {@code web.xml}
 * says is said here, and the initializers are those that the webapp's libraries name.
 */
final class EmbeddedUndertow implements Container {
  @Override
  public String title() {
    return "Undertow " + Version.getVersionString();
  }

  @Override
  public Running start(WebappDirectory webapp) throws Exception {
    ServletContainer servlets = Servlets.newContainer();
    Deployed main = Deployed.in(servlets, "/", webapp);
    Deployed neighbour = Deployed.in(servlets, WebappDirectory.NEIGHBOUR_PATH, webapp.neighbour());
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .setHandler(
                Handlers.path(main.handler())
                    .addPrefixPath(WebappDirectory.NEIGHBOUR_PATH, neighbour.handler()))
            .build();
    undertow.start();
    return new Running() {
      @Override
      public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
      }

      @Override
      public void close() {
        undertow.stop();
        main.close();
        neighbour.close();
      }
    };
  }

  /** A webapp that runs, and what answers for it. */
  private record Deployed(URLClassLoader loader, DeploymentManager manager, HttpHandler handler) {
    static Deployed in(ServletContainer servlets, String path, WebappDirectory webapp)
        throws Exception {
      URLClassLoader loader = newLoader(webapp.root());
      DeploymentManager manager = servlets.addDeployment(deployment(path, webapp, loader));
      manager.deploy();
      return new Deployed(loader, manager, manager.start());
    }

    void close() {
      try (loader) {
        manager.stop();
        manager.undeploy();
      } catch (IOException | ServletException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  private static DeploymentInfo deployment(String path, WebappDirectory webapp, ClassLoader loader)
      throws Exception {
    Path root = webapp.root();
    DeploymentInfo info =
        Servlets.deployment()
            .setClassLoader(loader)
            .setContextPath(path)
            .setDeploymentName(root.toString())
            .setResourceManager(new PathResourceManager(root))
            .setTempDir(Files.createDirectory(root.resolveSibling(root.getFileName() + "-temp")))
            .addWelcomePage("index.html")
            .addServletContextAttribute(
                WebSocketDeploymentInfo.ATTRIBUTE_NAME, new WebSocketDeploymentInfo())
            .addListener(
                Servlets.listener(
                    loader
                        .loadClass(WebappDirectory.LISTENER)
                        .asSubclass(ServletContextListener.class)))
            .addErrorPage(
                Servlets.errorPage(WebappDirectory.EXCEPTION_PAGE, WebappDirectory.EXCEPTION));
    webapp.settings().forEach(info::addInitParameter);
    secure(info);
    WebappDirectory.ERROR_PAGES.forEach(
        (status, page) -> info.addErrorPage(Servlets.errorPage(page, status)));
    for (Class<? extends ServletContainerInitializer> type : initializers(loader)) {
      info.addServletContainerInitializer(
          new ServletContainerInitializerInfo(
              type,
              new ConstructorInstanceFactory<>(type.getConstructor()),
              handled(type, loader)));
    }
    return info;
  }

  private static void secure(DeploymentInfo info) {
    SecurityConstraint members = new SecurityConstraint();
    members.addWebResourceCollection(
        new WebResourceCollection().addUrlPattern(WebappDirectory.SECURED));
    members.addRoleAllowed("member");
    info.addSecurityRole("member")
        .addSecurityConstraint(members)
        .setIdentityManager(new Nobody())
        .setLoginConfig(
            new LoginConfig(
                "FORM", "ways", WebappDirectory.LOGIN_PAGE, WebappDirectory.LOGIN_PAGE));
  }

  /** Knows nobody. */
  private static final class Nobody implements IdentityManager {
    @Override
    public @Nullable Account verify(Account account) {
      return null;
    }

    @Override
    public @Nullable Account verify(String id, Credential credential) {
      return null;
    }

    @Override
    public @Nullable Account verify(Credential credential) {
      return null;
    }
  }

  private static List<Class<? extends ServletContainerInitializer>> initializers(
      ClassLoader loader) {
    List<Class<? extends ServletContainerInitializer>> types = new ArrayList<>();
    ServiceLoader.load(ServletContainerInitializer.class, loader).stream()
        .forEach(provider -> types.add(provider.type()));
    return types;
  }

  /** Undertow looks for no classes that an initializer handles; here that is JAX-RS alone. */
  private static Set<Class<?>> handled(Class<?> initializer, ClassLoader loader)
      throws ClassNotFoundException {
    return initializer.isAnnotationPresent(HandlesTypes.class)
        ? Set.of(loader.loadClass(WebappDirectory.REST_APPLICATION))
        : Set.of();
  }

  private static URLClassLoader newLoader(Path root) throws IOException {
    List<URL> places = new ArrayList<>();
    places.add(root.resolve("WEB-INF/classes").toUri().toURL());
    Path libraries = root.resolve("WEB-INF/lib");
    if (Files.isDirectory(libraries)) {
      try (Stream<Path> jars = Files.list(libraries)) {
        for (Path jar : jars.toList()) {
          places.add(jar.toUri().toURL());
        }
      }
    }
    return new URLClassLoader(places.toArray(new URL[0]), new OutsideLoader());
  }
}
