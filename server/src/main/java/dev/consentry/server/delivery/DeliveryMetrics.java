package dev.consentry.server.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** {@code consentry_deliveries_waiting}: messages that vendors have not taken yet. */
@Singleton
final class DeliveryMetrics implements MeterBinder {
  // Looked up late: the registry is made before the database is open.
  private final Provider<DeliveryStore> store;

  DeliveryMetrics(Provider<DeliveryStore> store) {
    this.store = store;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("consentry.deliveries.waiting", store, each -> each.get().waiting())
        .description("Messages that vendors have not taken yet")
        .register(registry);
  }
}
