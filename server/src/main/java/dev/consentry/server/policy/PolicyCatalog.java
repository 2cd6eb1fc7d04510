package dev.consentry.server.policy;

import dev.consentry.server.policy.PolicyStore.StoredVersion;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every published version, in memory: versions never change, so only new ones are ever read again.
 * What another instance of the service published on the same database is here within a second.
 */
@Singleton
public class PolicyCatalog {
  private final PolicyStore store;
  private final DefinitionReader definitions = new DefinitionReader();
  private final Clock clock;
  private final Map<String, SitePolicies> sites = new ConcurrentHashMap<>();

  PolicyCatalog(PolicyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    refresh();
  }

  /** Reads the versions that are new. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  public synchronized void refresh() {
    store.latestVersions().forEach(this::readUpTo);
  }

  /** The versions of a site. */
  public Optional<SitePolicies> find(String site) {
    return Optional.ofNullable(sites.get(site));
  }

  /** Every site. */
  public Collection<SitePolicies> all() {
    return List.copyOf(sites.values());
  }

  /**
   * The versions of a site.
   *
   * @throws ProblemException if there is no such site
   */
  public SitePolicies require(String site) {
    return find(site)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_SITE,
                    "No site of this name is published. Check the name, or publish its definition first."));
  }

  /**
   * The versions of a site, up to this one at least: another instance may have published it, and
   * stored answers to it, this very moment.
   *
   * @return without that one, if it cannot be read
   * @throws ProblemException if there is no such site
   */
  public SitePolicies require(String site, int version) {
    SitePolicies known = require(site);
    if (known.latest().version() >= version) {
      return known;
    }
    try {
      refresh();
    } catch (DataAccessException | IllegalStateException unreadable) {
      // The scheduled refresh says so in the log, each time.
      return known;
    }
    return require(site);
  }

  /**
   * The version of a site that is in effect.
   *
   * @throws ProblemException if there is no such site, or its first version's time has not come
   */
  public PolicyVersion requireInEffect(String site) {
    return require(site)
        .inEffect(clock.instant())
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_SITE,
                    "The first version of this site's policy is not in effect yet. Try again when it is."));
  }

  private void readUpTo(String site, int latest) {
    SitePolicies known = sites.get(site);
    int from = known == null ? 0 : known.latest().version();
    if (latest <= from) {
      return;
    }
    List<PolicyVersion> more = store.versionsAfter(site, from).stream().map(this::whole).toList();
    sites.put(site, known == null ? new SitePolicies(more) : known.and(more));
  }

  private PolicyVersion whole(StoredVersion stored) {
    return new PolicyVersion(
        stored.version(),
        stored.effectiveFrom(),
        definition(stored),
        stored.source(),
        stored.since(),
        stored.notices());
  }

  private PolicyDefinition definition(StoredVersion stored) {
    String name = "version " + stored.version() + " of " + stored.site();
    try {
      return definitions.read(name, stored.source().getBytes(StandardCharsets.UTF_8));
    } catch (InvalidDefinitionException e) {
      throw new IllegalStateException(
          "A published definition no longer holds: this service is older than the one that published it, or has"
              + " tightened a rule",
          e);
    }
  }
}
