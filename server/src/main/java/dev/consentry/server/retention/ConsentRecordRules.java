package dev.consentry.server.retention;

import dev.consentry.server.policy.Keep;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.RetentionRule;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What each site's policy in effect says of the records that this service keeps. */
@Singleton
class ConsentRecordRules {
  private final PolicyCatalog catalog;
  private final Clock clock;

  ConsentRecordRules(PolicyCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /** The site's rule; empty where its policy has none, and then nothing is moved or destroyed. */
  Optional<RetentionRule> of(String site) {
    return catalog
        .find(site)
        .flatMap(policies -> policies.inEffect(clock.instant()))
        .flatMap(
            version ->
                version.definition().retention().stream()
                    .filter(RetentionRule::ofConsentRecords)
                    .findFirst());
  }

  /** The instant that lies as long before now as something is kept. */
  static Optional<Instant> before(Keep keep, Instant now) {
    return keep instanceof Keep.For time
        ? Optional.of(time.duration().before(now))
        : Optional.empty();
  }
}
