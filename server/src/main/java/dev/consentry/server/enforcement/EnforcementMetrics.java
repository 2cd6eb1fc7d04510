package dev.consentry.server.enforcement;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** {@code consentry_filters_waiting}: filters that wait for the next enforcement policy. */
@Singleton
final class EnforcementMetrics implements MeterBinder {
  // Looked up late: the registry is made before the database is open.
  private final Provider<EnforcementFeed> feed;

  EnforcementMetrics(Provider<EnforcementFeed> feed) {
    this.feed = feed;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("consentry.filters.waiting", feed, each -> each.get().waiting())
        .description("Filters that wait for the next enforcement policy")
        .register(registry);
  }
}
