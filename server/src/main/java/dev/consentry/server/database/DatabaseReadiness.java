package dev.consentry.server.database;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** The service is ready to take requests as long as its database answers. */
@Singleton
@Readiness
final class DatabaseReadiness implements HealthIndicator {
  private static final String NAME = "database";
  private static final int PATIENCE_SECONDS = 2;

  private final Transactions transactions;
  private final ExecutorService threads;

  DatabaseReadiness(
      Transactions transactions, @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.transactions = transactions;
    this.threads = threads;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.fromCompletableFuture(
        () -> CompletableFuture.supplyAsync(this::look, threads));
  }

  /** Why it does not answer stands in the log of what needed it; callers learn only that. */
  private HealthResult look() {
    boolean answers;
    try {
      answers = transactions.read(connection -> connection.isValid(PATIENCE_SECONDS));
    } catch (DatabaseException e) {
      answers = false;
    }
    return HealthResult.builder(NAME, answers ? HealthStatus.UP : HealthStatus.DOWN).build();
  }
}
