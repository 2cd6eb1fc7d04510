package dev.consentry.server.retention;

import dev.consentry.server.policy.Keep;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.RetentionRule;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows how far retention is with a site's consent records. */
@Singleton
class SeeRetention {
  private static final int MOST = 100;

  private final RetentionStore store;
  private final RetentionProgress progress;
  private final DestructionLedger ledger;
  private final ConsentRecordRules rules;
  private final PolicyCatalog catalog;
  private final Clock clock;

  SeeRetention(
      RetentionStore store,
      RetentionProgress progress,
      DestructionLedger ledger,
      ConsentRecordRules rules,
      PolicyCatalog catalog,
      Clock clock) {
    this.store = store;
    this.progress = progress;
    this.ledger = ledger;
    this.rules = rules;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** What is shown. */
  record Overview(
      @Nullable String keep,
      @Nullable String then,
      @Nullable String apartFor,
      boolean approvalRequired,
      long storedApart,
      @Nullable Instant lastWholeAt,
      List<Destruction> destructions) {}

  /**
   * Looks.
   *
   * @throws dev.consentry.server.problem.ProblemException if there is no such site
   */
  Overview see(String site) {
    catalog.require(site);
    RetentionRule rule = rules.of(site).orElse(null);
    return new Overview(
        rule != null && rule.keep() instanceof Keep.For time ? time.duration().toString() : null,
        rule == null ? null : rule.then().word(),
        rule == null || rule.apartFor() == null ? null : rule.apartFor().toString(),
        rule != null && rule.approvalRequired(),
        store.storedApart(site, clock.instant()),
        progress.progress().lastWholeAt(),
        ledger.ofSite(site, MOST));
  }
}
