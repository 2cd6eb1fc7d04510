package dev.consentry.server.delivery;

import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.delivery.DeliveryStore.Due;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.SitePolicies;
import dev.consentry.server.policy.Vendor;
import dev.consentry.server.token.SigningKeys;
import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due. A vendor that does not take one message is not sent the next right away. */
@Singleton
class SendDeliveries {
  private static final Logger LOG = LoggerFactory.getLogger(SendDeliveries.class);
  private static final int AT_ONCE = 20;

  /** Longer than all messages of a round take, should each of them time out. */
  private static final Duration ROUND = Duration.ofMinutes(6);

  private static final Duration KEPT = Duration.ofDays(90);

  private final DeliveryStore store;
  private final Webhook webhook;
  private final PolicyCatalog catalog;
  private final SigningKeys keys;
  private final Clock clock;
  private final ExecutorService threads;
  private final Duration giveUpAfter;
  private boolean waiting;

  SendDeliveries(
      DeliveryStore store,
      Webhook webhook,
      PolicyCatalog catalog,
      SigningKeys keys,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads,
      @Property(name = "consentry.webhooks.give-up-after") Duration giveUpAfter) {
    this.store = store;
    this.webhook = webhook;
    this.catalog = catalog;
    this.keys = keys;
    this.clock = clock;
    this.threads = threads;
    this.giveUpAfter = giveUpAfter;
  }

  /** A site's vendor: what is sent to one does not wait for another. */
  private record Recipient(String site, String vendor) {}

  @Scheduled(fixedDelay = "1s", initialDelay = "2s")
  void sendOrWait() {
    try {
      sendDue();
      waiting = false;
    } catch (DatabaseException | CompletionException e) {
      if (!waiting) {
        LOG.warn(
            "Messages to vendors wait until the database answers",
            DatabaseException.isBehind(e) ? null : e);
      }
      waiting = true;
    }
  }

  void sendDue() {
    Instant now = now();
    Map<Recipient, List<Due>> due =
        store.take(now, AT_ONCE, now.plus(ROUND)).stream()
            .collect(
                Collectors.groupingBy(
                    each -> new Recipient(each.delivery().site(), each.delivery().vendor())));
    CompletableFuture.allOf(
            due.values().stream()
                .map(each -> CompletableFuture.runAsync(() -> sendAll(each), threads))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  void forgetOld() {
    store.removeOver(now().minus(KEPT));
  }

  private void sendAll(List<Due> due) {
    boolean reachable = true;
    for (Due each : due) {
      if (reachable) {
        reachable = send(each);
      } else {
        Instant later = now().plus(Backoff.after(each.attempts() + 1, chance()));
        store.postpone(each.delivery().id(), each.attempts(), later, "waits for another message");
      }
    }
  }

  /** Whether the vendor can be sent the next message, too. */
  private boolean send(Due due) {
    Delivery delivery = due.delivery();
    Optional<URI> address = address(delivery);
    int attempts = due.attempts() + 1;
    if (address.isEmpty()) {
      giveUp(delivery, due.attempts(), "the policy names no webhook any more");
      return true;
    }
    Webhook.Outcome outcome =
        webhook.send(address.get(), DeliveryMessage.of(delivery, keys, now()));
    if (outcome.isTaken()) {
      store.finish(delivery.id(), DeliveryState.DELIVERED, attempts, now(), outcome.words());
      return true;
    }
    Duration wait = Backoff.after(attempts, chance());
    Instant next = now().plus(wait).truncatedTo(ChronoUnit.MILLIS);
    if (outcome.isGone() || next.isAfter(delivery.occurredAt().plus(giveUpAfter))) {
      giveUp(delivery, attempts, outcome.words());
    } else {
      store.postpone(delivery.id(), attempts, next, outcome.words());
    }
    return false;
  }

  private void giveUp(Delivery delivery, int attempts, String words) {
    LOG.warn(
        "Vendor {} of site {} was not told of a {} ({}): delivery {} is given up",
        delivery.vendor(),
        delivery.site(),
        delivery.kind().word(),
        words,
        delivery.id());
    store.finish(delivery.id(), DeliveryState.GIVEN_UP, attempts, now(), words);
  }

  /**
   * Where the policy in effect now has the vendor's webhook: a corrected address counts at once.
   */
  private Optional<URI> address(Delivery delivery) {
    return catalog
        .find(delivery.site())
        .map(policies -> inEffect(policies))
        .flatMap(
            vendors ->
                vendors.stream().filter(each -> each.id().equals(delivery.vendor())).findFirst())
        .flatMap(vendor -> Optional.ofNullable(vendor.webhook()))
        .map(URI::create);
  }

  private List<Vendor> inEffect(SitePolicies policies) {
    return policies.inEffect(clock.instant()).orElseGet(policies::latest).definition().vendors();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
