package dev.consentry.server.retention;

import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.retention.RetentionProgress.Progress;
import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the retention rules out in small steps with a pause after each, so that choices are not
 * slowed down. Of several instances of the service one does it.
 */
@Singleton
class RetentionSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final RetentionProgress progress;
  private final StoreApart storeApart;
  private final SelectForDestruction selectForDestruction;
  private final DestroyApproved destroyApproved;
  private final Clock clock;
  private final Duration every;
  private boolean waiting;

  RetentionSchedule(
      RetentionProgress progress,
      StoreApart storeApart,
      SelectForDestruction selectForDestruction,
      DestroyApproved destroyApproved,
      Clock clock,
      @Property(name = "consentry.retention.every") Duration every) {
    this.progress = progress;
    this.storeApart = storeApart;
    this.selectForDestruction = selectForDestruction;
    this.destroyApproved = destroyApproved;
    this.clock = clock;
    this.every = every;
  }

  @Scheduled(fixedDelay = "5s", initialDelay = "10s")
  void stepOrWait() {
    try {
      step();
      waiting = false;
    } catch (DatabaseException e) {
      if (!waiting) {
        LOG.warn("Retention waits until the database answers");
      }
      waiting = true;
    }
  }

  void step() {
    destroyApproved.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Progress> taken = progress.take(now, now.plus(LEASE));
    if (taken.isEmpty()) {
      return;
    }
    Progress next = storeApart.next(taken.get());
    boolean whole = next.position() == 0;
    if (whole) {
      selectForDestruction.select();
    }
    progress.goOn(next, whole ? now.plus(every) : now);
  }
}
