package dev.consentry.server.retention;

import dev.consentry.server.policy.AfterKeeping;
import dev.consentry.server.policy.RetentionRule;
import dev.consentry.server.random.RandomIds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Selects what was stored apart for as long as the policy says. */
@Singleton
class SelectForDestruction {
  private final RetentionStore store;
  private final DestructionLedger ledger;
  private final ConsentRecordRules rules;
  private final Clock clock;

  SelectForDestruction(
      RetentionStore store, DestructionLedger ledger, ConsentRecordRules rules, Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.rules = rules;
    this.clock = clock;
  }

  /** Selects for every site that has nothing selected already. */
  void select() {
    Set<String> open = ledger.open().stream().map(Destruction::site).collect(Collectors.toSet());
    for (String site : store.sitesStoredApart()) {
      if (!open.contains(site)) {
        rules.of(site).ifPresent(rule -> select(site, rule));
      }
    }
  }

  private void select(String site, RetentionRule rule) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Instant> upTo = storedApartBefore(rule, now);
    long records = upTo.map(until -> store.storedApart(site, until)).orElse(0L);
    if (upTo.isEmpty() || records == 0) {
      return;
    }
    boolean asked = rule.approvalRequired();
    ledger.select(
        new Destruction(
            RandomIds.next(),
            site,
            asked ? Destruction.State.SELECTED : Destruction.State.APPROVED,
            upTo.get(),
            records,
            now,
            null,
            asked ? null : now,
            0,
            null));
  }

  /** Empty where the policy does not say when the time apart is over: then it never is. */
  private static Optional<Instant> storedApartBefore(RetentionRule rule, Instant now) {
    if (rule.then() == AfterKeeping.DESTROY) {
      return Optional.of(now);
    }
    return Optional.ofNullable(rule.apartFor()).map(apart -> apart.before(now));
  }
}
