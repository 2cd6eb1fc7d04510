package dev.consentry.filter.containers.ways;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;

/** Sets the webapp up. The only listener that its {@code web.xml} names. */
public final class WaysSetup implements ServletContextListener {
  /** The context path of the webapp beside this one. */
  public static final String NEIGHBOUR = "/neighbour";

  static final String NAMED = "named";

  /** Made by the container. */
  public WaysSetup() {}

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    servlet(context.addServlet("way", WayServlet.class), "/way", "/first", "/last", "/login");
    servlet(context.addServlet("target", TargetServlet.class), "/target/*");
    servlet(context.addServlet(NAMED, TargetServlet.class));
    // This one asks to come before all others, as the filter under test does.
    filter(context.addFilter("first", WayFilter.class), false, "/first", WebSocketWays.PATH);
    filter(context.addFilter("last", WayFilter.class), true, "/last", "/static/*");
    context.addListener(WayListener.class);
    WaySocket.addTo(context);
  }

  private static void servlet(ServletRegistration.Dynamic servlet, String... paths) {
    servlet.setAsyncSupported(true);
    servlet.setLoadOnStartup(1);
    if (paths.length > 0) {
      servlet.addMapping(paths);
    }
  }

  private static void filter(FilterRegistration.Dynamic filter, boolean after, String... paths) {
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), after, paths);
  }
}
