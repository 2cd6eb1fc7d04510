package dev.consentry.server.enforcement;

import dev.consentry.server.consent.ConsentRevoked;
import dev.consentry.server.consent.RevokedRecords;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyPublished;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.policy.SitePolicies;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.token.SigningKeys;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Keeps each site's enforcement policy ready and wakes the filters that wait for the next. It is
 * looked at again once a second, which finds versions whose time has come and what other instances
 * of the service did.
 */
@Singleton
public class EnforcementFeed {
  private final PolicyCatalog catalog;
  private final RevokedRecords revoked;
  private final SigningKeys keys;
  private final JsonMapper json;
  private final Clock clock;
  private final Map<String, Snapshot> current = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Snapshot>> next = new ConcurrentHashMap<>();

  EnforcementFeed(
      PolicyCatalog catalog,
      RevokedRecords revoked,
      SigningKeys keys,
      JsonMapper json,
      Clock clock) {
    this.catalog = catalog;
    this.revoked = revoked;
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An enforcement policy as it is sent.
   *
   * @param etag names exactly this text (RFC 9110, section 8.8.3)
   * @param body the JSON
   */
  record Snapshot(String etag, String body) {}

  /**
   * The site's enforcement policy.
   *
   * @throws dev.consentry.server.problem.ProblemException if there is no such site
   */
  Snapshot current(String site) {
    Snapshot known = current.get(site);
    return known != null ? known : refresh(catalog.requireInEffect(site));
  }

  /**
   * The site's enforcement policy as soon as it is another than the one known.
   *
   * @param known the etag of the one known
   * @param wait how long to wait for another
   * @return in the end the one that is current, changed or not
   */
  CompletableFuture<Snapshot> awaitOther(String site, String known, Duration wait) {
    CompletableFuture<Snapshot> waiting =
        next.computeIfAbsent(site, any -> new CompletableFuture<>());
    Snapshot now = current(site);
    if (!now.etag().equals(known) || wait.isZero()) {
      return CompletableFuture.completedFuture(now);
    }
    return waiting.copy().completeOnTimeout(now, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  @EventListener
  void onPublished(PolicyPublished event) {
    refresh(event.site());
  }

  @EventListener
  void onRevoked(ConsentRevoked event) {
    refresh(event.site());
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  void refreshAll() {
    catalog.all().forEach(site -> refresh(site.latest().site()));
  }

  private void refresh(String site) {
    catalog.find(site).flatMap(this::inEffect).ifPresent(this::refresh);
  }

  private Optional<PolicyVersion> inEffect(SitePolicies policies) {
    return policies.inEffect(clock.instant());
  }

  private synchronized Snapshot refresh(PolicyVersion version) {
    String site = version.site();
    Snapshot fresh = compose(version);
    Snapshot before = current.put(site, fresh);
    if (before != null && !before.etag().equals(fresh.etag())) {
      CompletableFuture<Snapshot> waiting = next.remove(site);
      if (waiting != null) {
        waiting.complete(fresh);
      }
    }
    return fresh;
  }

  private Snapshot compose(PolicyVersion version) {
    EnforcementPolicy policy =
        EnforcementPolicy.of(version, revoked.hashes(version.site()), keys.published());
    try {
      String body = new String(json.writeValueAsBytes(policy), StandardCharsets.UTF_8);
      return new Snapshot("\"" + RandomIds.shortHash(body) + "\"", body);
    } catch (IOException e) {
      throw new UncheckedIOException("The enforcement policy cannot be written", e);
    }
  }
}
