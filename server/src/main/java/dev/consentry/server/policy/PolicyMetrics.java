package dev.consentry.server.policy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** {@code consentry_sites}: the sites that have a policy. */
@Singleton
final class PolicyMetrics implements MeterBinder {
  // Looked up late: the registry is made before the database is open.
  private final Provider<PolicyCatalog> catalog;

  PolicyMetrics(Provider<PolicyCatalog> catalog) {
    this.catalog = catalog;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("consentry.sites", catalog, each -> each.get().all().size())
        .description("Sites that have a policy")
        .register(registry);
  }
}
