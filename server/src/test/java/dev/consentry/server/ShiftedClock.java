package dev.consentry.server;

import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The service's clock in tests: the system's, until a test sets it forward or back. */
@Singleton
@Replaces(bean = Clock.class, factory = ClockFactory.class)
class ShiftedClock extends Clock {
  private final Clock system = systemUTC();
  private volatile Duration shift = Duration.ZERO;

  void shift(Duration by) {
    shift = by;
  }

  @Override
  public ZoneId getZone() {
    return system.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return system.withZone(zone);
  }

  @Override
  public Instant instant() {
    return system.instant().plus(shift);
  }
}
