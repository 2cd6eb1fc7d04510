package dev.consentry.filter;

import dev.consentry.filter.guard.FirstFilters;
import dev.consentry.filter.servlet.EarlyGuard;
import dev.consentry.filter.servlet.LastSweep;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the filter before all others, for every path and every kind of dispatch. A webapp that
 * has a {@code <filter>} entry of its own for it is left as it is; if that entry has no mapping, it
 * gets this one.
 */
public final class ConsentFilterInitializer implements ServletContainerInitializer {
  private static final String FILTER_NAME = "consentry";

  /** Made by the container. */
  public ConsentFilterInitializer() {}

  @Override
  public void onStartup(@Nullable Set<Class<?>> none, ServletContext context) {
    context.addListener(LastSweep.class);
    FilterRegistration own = ownEntry(context);
    if (own == null) {
      FilterRegistration.Dynamic added = context.addFilter(FILTER_NAME, ConsentFilter.class);
      added.setAsyncSupported(true);
      mapToEverything(added, context);
      guardEarly(context);
    } else if (own.getUrlPatternMappings().isEmpty() && own.getServletNameMappings().isEmpty()) {
      mapToEverything(own, context);
      guardEarly(context);
    }
  }

  /** Only where this filter is for everything anyway. */
  private static void guardEarly(ServletContext context) {
    if (FirstFilters.lastMayComeFirst(context)) {
      EarlyGuard.addTo(context);
    }
  }

  private static @Nullable FilterRegistration ownEntry(ServletContext context) {
    for (FilterRegistration registration : context.getFilterRegistrations().values()) {
      if (ConsentFilter.class.getName().equals(registration.getClassName())) {
        return registration;
      }
    }
    return null;
  }

  private static void mapToEverything(FilterRegistration registration, ServletContext context) {
    if (FirstFilters.addsOneLater(context)) {
      context.addListener(new LateMapping(registration));
    } else {
      mapToEverything(registration);
    }
  }

  private static void mapToEverything(FilterRegistration registration) {
    registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
  }

  /** Maps the filter when the container has added its own. */
  private record LateMapping(FilterRegistration registration) implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent ignored) {
      mapToEverything(registration);
    }
  }
}
