package dev.consentry.server.database;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.scheduling.DefaultTaskExceptionHandler;
import io.micronaut.scheduling.TaskExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log that scheduled work failed. It is done again in its time, every second some of
 * it: that the database is away is said once for all.
 */
@Primary
@Singleton
@Replaces(DefaultTaskExceptionHandler.class)
final class FailedTask implements TaskExceptionHandler<Object, Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(FailedTask.class);

  private final DatabaseOutage outage;

  FailedTask(DatabaseOutage outage) {
    this.outage = outage;
  }

  @Override
  public void handle(Object bean, Throwable failure) {
    if (DatabaseException.isBehind(failure) && !DatabaseException.isOfTheValue(failure)) {
      outage.begin(failure);
    } else {
      LOG.error("Scheduled work of {} failed", bean.getClass().getSimpleName(), failure);
    }
  }
}
