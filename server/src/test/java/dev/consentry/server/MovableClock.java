package dev.consentry.server;

import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of every service under test: the system's own until a test moves it. */
@Singleton
@Replaces(bean = Clock.class, factory = ClockFactory.class)
public final class MovableClock extends Clock {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /** Puts the clock to this instant, from which it goes on. */
  public void moveTo(Instant instant) {
    ahead.set(Duration.between(systemUTC().instant(), instant));
  }

  /** Puts the clock forward, or back by a negative duration. */
  public void move(Duration by) {
    ahead.updateAndGet(by::plus);
  }

  @Override
  public Instant instant() {
    return systemUTC().instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The service's clock is UTC");
  }
}
