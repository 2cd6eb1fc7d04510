package dev.consentry.server.policy;

import dev.consentry.server.policy.PolicyStore.StoredVersion;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final PolicyChanges rules;
  private final ApplicationEventPublisher<PolicyPublished> events;

  PublishPolicy(
      PolicyStore store,
      PolicyCatalog catalog,
      PolicyChanges rules,
      ApplicationEventPublisher<PolicyPublished> events) {
    this.store = store;
    this.catalog = catalog;
    this.rules = rules;
    this.events = events;
  }

  /**
   * What publishing did or would do.
   *
   * @param version the new version
   * @param changes what it changes materially against the version that it follows
   * @param languages what it changes in the texts of each language
   * @param replaces the versions that are announced and whose place it takes, before their time
   * @param follows the version that it follows, and is compared with
   * @param earliest the first day on which the notice period lets it take effect
   * @param stillToDo what keeps it from being published as it is; empty when nothing does
   */
  public record Outcome(
      PolicyVersion version,
      List<MaterialChange> changes,
      List<LanguageChange> languages,
      List<Integer> replaces,
      Optional<Integer> follows,
      Instant earliest,
      List<String> stillToDo) {}

  /**
   * Publishes.
   *
   * @param site the site that the definition has to be of
   * @param yaml the definition
   * @param effectiveFrom from when it counts; null for now, where nothing has to be announced
   * @param replaces the announced versions whose place it takes
   * @throws InvalidDefinitionException if the definition does not hold
   * @throws ProblemException if it is another site's, something is still to do ({@link
   *     Outcome#stillToDo}), or another version came in between
   */
  public synchronized Outcome publish(
      String site, byte[] yaml, @Nullable EffectiveTime effectiveFrom, Set<Integer> replaces)
      throws InvalidDefinitionException {
    Outcome outcome = dryRun(site, yaml, effectiveFrom, replaces);
    if (!outcome.stillToDo().isEmpty()) {
      throw new ProblemException(
          ProblemType.CANNOT_PUBLISH,
          "Nothing was published. " + String.join(" ", outcome.stillToDo()),
          outcome.stillToDo());
    }
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
          "Another version of this site was published at the same moment. Look at it, then publish"
              + " again.");
    }
    catalog.refresh();
    events.publishEvent(new PolicyPublished(site));
    return outcome;
  }

  /** Tells what {@link #publish} would do, and does nothing. */
  public Outcome dryRun(
      String site, byte[] yaml, @Nullable EffectiveTime effectiveFrom, Set<Integer> replaces)
      throws InvalidDefinitionException {
    PolicyDefinition definition = definitions.readNew("definition", yaml);
    if (!definition.site().equals(site)) {
      throw new ProblemException(
          ProblemType.CANNOT_PUBLISH,
          "The definition is of site \"%s\", the address of \"%s\". Correct one of them."
              .formatted(definition.site(), site));
    }
    catalog.refresh();
    Instant now = rules.now();
    Wanted wanted = new Wanted(catalog.find(site).orElse(null), effectiveFrom, replaces);
    Optional<PolicyVersion> before = wanted.before(now, definition.timeZone());
    int number = wanted.number();
    PolicyDifference difference =
        before
            .map(
                last ->
                    PolicyDifference.between(last.definition(), last.since(), definition, number))
            .orElseGet(() -> PolicyDifference.first(definition));
    boolean isMaterial =
        difference.isMaterial()
            || before
                .filter(last -> shortensNotice(last.definition(), definition, now))
                .isPresent();
    PolicyChanges.Schedule schedule = rules.of(before, definition, isMaterial, wanted);
    Map<String, Integer> since = difference.since();
    List<Notice> notices =
        NoticeComposer.compose(definition, number, schedule.effectiveFrom(), since);
    String source = new String(yaml, StandardCharsets.UTF_8);
    return new Outcome(
        new PolicyVersion(number, schedule.effectiveFrom(), definition, source, since, notices),
        difference.changes(),
        before
            .map(last -> LanguageChange.between(last.definition(), definition))
            .orElseGet(() -> LanguageChange.first(definition)),
        wanted.replaced(schedule.effectiveFrom(), now),
        before.map(PolicyVersion::version),
        schedule.earliest(),
        schedule.stillToDo());
  }

  /** Otherwise a material change could follow a shortened period sooner than was promised. */
  private static boolean shortensNotice(
      PolicyDefinition before, PolicyDefinition next, Instant now) {
    NoticePeriod period = before.noticePeriod();
    ZoneId place = next.timeZone();
    return next.noticePeriod()
            .earliest(now, place, true)
            .isBefore(period.earliest(now, place, true))
        || next.noticePeriod()
            .earliest(now, place, false)
            .isBefore(period.earliest(now, place, false));
  }
}
