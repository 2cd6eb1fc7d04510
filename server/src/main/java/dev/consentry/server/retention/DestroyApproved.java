package dev.consentry.server.retention;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Destroys what is approved, a bounded batch at a time. */
@Singleton
class DestroyApproved {
  private static final Logger LOG = LoggerFactory.getLogger(DestroyApproved.class);
  private static final int BATCH = 500;

  private final RetentionStore store;
  private final DestructionLedger ledger;
  private final Clock clock;

  DestroyApproved(RetentionStore store, DestructionLedger ledger, Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Destroys one batch of every destruction that is approved. */
  void next() {
    for (Destruction each : ledger.open()) {
      if (each.state() == Destruction.State.APPROVED
          && store.destroySome(each, BATCH, clock.instant().truncatedTo(ChronoUnit.MILLIS)) == 0) {
        LOG.info(
            "Destroyed {} {} of site {} (destruction {})",
            each.destroyed(),
            Destruction.CONSENT_RECORDS,
            each.site(),
            each.id());
      }
    }
  }
}
