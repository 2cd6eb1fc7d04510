package dev.consentry.filter.guard;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** What containers make of several filters that all ask to come before the others. */
public final class FirstFilters {
  private static final String JETTY = "org.eclipse.jetty.";
  private static final String WEB_SOCKETS = ".websocket.";

  private FirstFilters() {}

  /**
   * Whether the one that asked last may come first: always on GlassFish, beside WebSockets on
   * Jetty. Then filters of the webapp may answer before this one sees anything.
   */
  public static boolean lastMayComeFirst(ServletContext context) {
    Container kind = Container.of(context);
    return kind == Container.GLASSFISH || kind == Container.JETTY;
  }

  /**
   * Whether the container is yet to add a filter of its own that does the rest of the chain's work.
   * Jetty's takes WebSocket handshakes, and goes before every filter that is mapped by then; the
   * webapp's own filters, which would have been asked before it, then see no handshake any more.
   */
  public static boolean addsOneLater(ServletContext context) {
    return Container.of(context) == Container.JETTY
        && !hasWebSocketFilter(context)
        && hasWebSockets(context.getClassLoader());
  }

  private static boolean hasWebSocketFilter(ServletContext context) {
    return context.getFilterRegistrations().values().stream()
        .map(FilterRegistration::getClassName)
        .filter(Objects::nonNull)
        .anyMatch(FirstFilters::isJettyWebSockets);
  }

  /** Each environment of Jetty (EE 10, EE 11, ...) has initializers of its own for them. */
  private static boolean hasWebSockets(ClassLoader webapp) {
    try {
      return ServiceLoader.load(ServletContainerInitializer.class, webapp).stream()
          .anyMatch(initializer -> isJettyWebSockets(initializer.type().getName()));
    } catch (ServiceConfigurationError brokenOne) {
      return true;
    }
  }

  private static boolean isJettyWebSockets(String className) {
    return className.startsWith(JETTY) && className.contains(WEB_SOCKETS);
  }
}
