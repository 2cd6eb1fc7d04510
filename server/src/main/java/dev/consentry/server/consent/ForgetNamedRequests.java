package dev.consentry.server.consent;

import dev.consentry.server.database.Transactions;
import dev.consentry.server.vault.NamedRequestRows;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Forgets named requests whose time is over, a few at a time so that no choice has to wait. */
@Singleton
class ForgetNamedRequests {
  private static final int AT_ONCE = 1000;

  private final Transactions transactions;
  private final Clock clock;

  ForgetNamedRequests(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Forgets all that are due. */
  @Scheduled(fixedDelay = "10m", initialDelay = "10m")
  void forget() {
    int forgotten;
    do {
      forgotten =
          transactions.write(
              connection -> NamedRequestRows.forget(connection, clock.instant(), AT_ONCE));
    } while (forgotten == AT_ONCE);
  }
}
