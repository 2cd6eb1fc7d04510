package dev.consentry.filter.metrics;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** A webapp's filter in Micrometer for as long as the webapp runs, or nowhere. */
public final class FilterMetrics implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.consentry.filter");
  private static final String MICROMETER = "io.micrometer.core.instrument.Metrics";

  private final AutoCloseable meters;

  private FilterMetrics(AutoCloseable meters) {
    this.meters = meters;
  }

  /** Registers with Micrometer's global registry, if the filter's class loader finds Micrometer. */
  public static FilterMetrics of(FilterFigures figures) {
    ClassLoader loader = FilterMetrics.class.getClassLoader();
    try {
      Class.forName(MICROMETER, false, loader);
    } catch (ClassNotFoundException | LinkageError absent) {
      return new FilterMetrics(() -> {});
    }
    try {
      return new FilterMetrics(MicrometerMeters.register(figures));
    } catch (RuntimeException | LinkageError unfit) {
      LOG.log(Level.INFO, "Consentry is not shown in Micrometer: {0}.", unfit.toString());
      return new FilterMetrics(() -> {});
    }
  }

  /** Takes the meters out again: what stayed would hold the webapp's classes for ever. */
  @Override
  public void close() {
    try {
      meters.close();
    } catch (Exception gone) {
      LOG.log(Level.DEBUG, "Consentry was not in Micrometer any more.");
    }
  }
}
