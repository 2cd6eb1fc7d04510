package dev.consentry.server.policy;

import dev.consentry.server.policy.PolicyStore.StoredVersion;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a definition as the next version of its site's policy, or tells what publishing it
 * would change.
 */
@Singleton
public class PublishPolicy {
  private final PolicyStore store;
  private final PolicyCatalog catalog;
  private final DefinitionReader definitions = new DefinitionReader();
  private final Clock clock;
  private final ApplicationEventPublisher<PolicyPublished> events;

  PublishPolicy(
      PolicyStore store,
      PolicyCatalog catalog,
      Clock clock,
      ApplicationEventPublisher<PolicyPublished> events) {
    this.store = store;
    this.catalog = catalog;
    this.clock = clock;
    this.events = events;
  }

  /**
   * What publishing did or would do.
   *
   * @param version the new version
   * @param changes what it changes materially against the version before
   */
  public record Outcome(PolicyVersion version, List<MaterialChange> changes) {}

  /**
   * Publishes.
   *
   * @param site the site that the definition has to be of
   * @param yaml the definition
   * @param effectiveFrom from when it counts; null for now
   * @throws InvalidDefinitionException if the definition does not hold
   * @throws ProblemException if it is another site's, is to count in the past, or another version
   *     came in between
   */
  public synchronized Outcome publish(String site, byte[] yaml, @Nullable Instant effectiveFrom)
      throws InvalidDefinitionException {
    Outcome outcome = dryRun(site, yaml, effectiveFrom);
    PolicyVersion version = outcome.version();
    boolean added =
        store.add(
            new StoredVersion(
                site,
                version.version(),
                version.effectiveFrom(),
                version.source(),
                version.since(),
                version.notices()));
    if (!added) {
      throw new ProblemException(
          ProblemType.CANNOT_PUBLISH,
          "Another version of this site was published at the same moment. Look at it, then publish again.");
    }
    catalog.refresh();
    events.publishEvent(new PolicyPublished(site));
    return outcome;
  }

  /** Tells what {@link #publish} would do, and does nothing. */
  public Outcome dryRun(String site, byte[] yaml, @Nullable Instant effectiveFrom)
      throws InvalidDefinitionException {
    PolicyDefinition definition = definitions.read("definition", yaml);
    if (!definition.site().equals(site)) {
      throw new ProblemException(
          ProblemType.CANNOT_PUBLISH,
          "The definition is of site \"%s\", the address of \"%s\". Correct one of them."
              .formatted(definition.site(), site));
    }
    catalog.refresh();
    Optional<PolicyVersion> before = catalog.find(site).map(SitePolicies::latest);
    int number = before.map(PolicyVersion::version).orElse(0) + 1;
    Instant from = start(effectiveFrom, before);
    PolicyDifference difference =
        before
            .map(
                last ->
                    PolicyDifference.between(last.definition(), last.since(), definition, number))
            .orElseGet(() -> PolicyDifference.first(definition));
    Map<String, Integer> since = difference.since();
    List<Notice> notices = NoticeComposer.compose(definition, number, from, since);
    String source = new String(yaml, StandardCharsets.UTF_8);
    return new Outcome(
        new PolicyVersion(number, from, definition, source, since, notices), difference.changes());
  }

  private Instant start(@Nullable Instant wanted, Optional<PolicyVersion> before) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant from = wanted == null ? now : wanted.truncatedTo(ChronoUnit.MILLIS);
    if (from.isBefore(now)) {
      throw new ProblemException(
          ProblemType.CANNOT_PUBLISH,
          "effectiveFrom is in the past. Leave it out to publish with effect from now, or name a later time.");
    }
    if (before.isPresent() && before.get().effectiveFrom().isAfter(from)) {
      throw new ProblemException(
          ProblemType.CANNOT_PUBLISH,
          "Version %d takes effect only at %s. Name a time that is not before it."
              .formatted(before.get().version(), before.get().effectiveFrom()));
    }
    return from;
  }
}
