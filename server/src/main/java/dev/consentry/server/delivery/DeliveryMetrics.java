package dev.consentry.server.delivery;

import dev.consentry.server.database.DatabaseException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/**
 * {@code consentry_deliveries_waiting}: messages that vendors have not taken yet. Counted now and
 * then, not when somebody asks for metrics: in an outage of the database that would wait for it.
 */
@Singleton
class DeliveryMetrics implements MeterBinder {
  // Looked up late: the registry is made before the database is open.
  private final Provider<DeliveryStore> store;
  private volatile double waiting = Double.NaN;

  DeliveryMetrics(Provider<DeliveryStore> store) {
    this.store = store;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("consentry.deliveries.waiting", () -> waiting)
        .description("Messages that vendors have not taken yet")
        .register(registry);
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "1s")
  void count() {
    try {
      waiting = store.get().waiting();
    } catch (DatabaseException e) {
      waiting = Double.NaN;
      throw e;
    }
  }
}
