package dev.consentry.server.enforcement;

import dev.consentry.server.caching.ServedBody;
import dev.consentry.server.consent.ConsentRevoked;
import dev.consentry.server.consent.RevokedRecords;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyPublished;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.policy.SitePolicies;
import dev.consentry.server.token.SigningKeys;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each site's enforcement policy ready and wakes the filters that wait for the next. It is
 * looked at again once a second, which finds versions whose time has come and what other instances
 * of the service did.
 */
@Singleton
public class EnforcementFeed implements GracefulShutdownCapable {
  private static final Logger LOG = LoggerFactory.getLogger(EnforcementFeed.class);
  private static final int MANY_REVOKED = 400_000;

  private final PolicyCatalog catalog;
  private final RevokedRecords revoked;
  private final SigningKeys keys;
  private final JsonMapper json;
  private final Clock clock;
  private final ExecutorService executor;
  private final Map<String, Kept> current = new ConcurrentHashMap<>();
  private final Map<String, Long> news = new ConcurrentHashMap<>();
  private final Map<String, Set<Waiter>> waiters = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  EnforcementFeed(
      PolicyCatalog catalog,
      RevokedRecords revoked,
      SigningKeys keys,
      JsonMapper json,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.catalog = catalog;
    this.revoked = revoked;
    this.keys = keys;
    this.json = json;
    this.clock = clock;
    this.executor = executor;
  }

  /** An enforcement policy, and how many revocations had been heard of when it was composed. */
  private record Kept(ServedBody policy, long heard) {
    private boolean isAfter(long news) {
      return heard >= news;
    }
  }

  /** A filter that waits for the next enforcement policy. */
  private static final class Waiter {
    private final CompletableFuture<ServedBody> answer = new CompletableFuture<>();
  }

  /**
   * The site's enforcement policy.
   *
   * @throws dev.consentry.server.problem.ProblemException if there is no such site
   */
  ServedBody current(String site) {
    return fresh(site).orElseGet(() -> refresh(catalog.requireInEffect(site)));
  }

  /** The same if it is at hand: empty if the database has to be asked for it. */
  Optional<ServedBody> fresh(String site) {
    Kept kept = current.get(site);
    return kept != null && kept.isAfter(news.getOrDefault(site, 0L))
        ? Optional.of(kept.policy())
        : Optional.empty();
  }

  /**
   * The site's enforcement policy as soon as it is another than the one known.
   *
   * @param known the tags of those known, as {@code If-None-Match} has them
   * @param wait how long to wait for another
   * @return in the end the one that is current, changed or not
   */
  CompletableFuture<ServedBody> awaitOther(String site, String known, Duration wait) {
    ServedBody now = current(site);
    if (!now.tag().matches(known) || wait.isZero() || stopping) {
      return CompletableFuture.completedFuture(now);
    }
    Set<Waiter> waiting = waiters.computeIfAbsent(site, any -> ConcurrentHashMap.newKeySet());
    Waiter waiter = new Waiter();
    waiting.add(waiter);
    ServedBody again = current(site);
    if (!again.tag().matches(known) || stopping) {
      waiter.answer.complete(again);
    }
    return waiter
        .answer
        .completeOnTimeout(now, wait.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((answer, failure) -> waiting.remove(waiter));
  }

  /** How many filters wait. */
  int waiting() {
    return waiters.values().stream().mapToInt(Set::size).sum();
  }

  /** Answers the filters that wait with what they have, so that stopping takes no half a minute. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    stopping = true;
    current.forEach(
        (site, kept) ->
            waiters
                .getOrDefault(site, Set.of())
                .forEach(waiter -> waiter.answer.complete(kept.policy())));
    return CompletableFuture.completedFuture(null);
  }

  @EventListener
  void onPublished(PolicyPublished event) {
    refreshOrLeaveToTheNext(event.site());
  }

  /** Whoever asks from now on sees it; those who wait are told as soon as may be. */
  @EventListener
  void onRevoked(ConsentRevoked event) {
    String site = event.site();
    news.merge(site, 1L, Long::sum);
    executor.execute(
        () -> {
          if (fresh(site).isEmpty()) {
            refreshOrLeaveToTheNext(site);
          }
        });
  }

  /** What was done is done: that the news of it fails must not fail the request that did it. */
  private void refreshOrLeaveToTheNext(String site) {
    try {
      refresh(site);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.warn("The enforcement policy of site {} is renewed a second later", site, e);
    }
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

  private synchronized ServedBody refresh(PolicyVersion version) {
    String site = version.site();
    long heard = news.getOrDefault(site, 0L);
    String composed = compose(version);
    Kept before = current.get(site);
    if (before != null && before.policy().isOf(composed)) {
      current.put(site, new Kept(before.policy(), heard));
      return before.policy();
    }
    ServedBody policy = ServedBody.plain(composed);
    current.put(site, new Kept(policy, heard));
    waiters.getOrDefault(site, Set.of()).forEach(waiter -> waiter.answer.complete(policy));
    return policy;
  }

  private String compose(PolicyVersion version) {
    List<String> hashes = revoked.hashes(version.site());
    if (hashes.size() >= MANY_REVOKED) {
      LOG.error(
          "Site {} has {} revoked records; filters take no more than 500000",
          version.site(),
          hashes.size());
    }
    EnforcementPolicy policy = EnforcementPolicy.of(version, hashes, keys.published());
    try {
      return json.writeValueAsString(policy);
    } catch (IOException e) {
      throw new UncheckedIOException("The enforcement policy cannot be written", e);
    }
  }
}
