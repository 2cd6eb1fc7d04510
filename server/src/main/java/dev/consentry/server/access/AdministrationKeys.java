package dev.consentry.server.access;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.random.ApiKey;
import dev.consentry.server.random.RandomIds;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that administration calls carry. One, an officer's, may come with the configuration;
 * without it the first start makes one and prints it, that one time. Further keys are made by
 * officers. Only hashes are kept.
 */
@Singleton
public class AdministrationKeys {
  private static final String CONFIGURED = "the configured key";
  private static final Actor SERVICE = new Actor("the service's first start", "");

  private final AdministrationKeyStore store;
  private final Clock clock;
  private final @Nullable String configuredHash;

  AdministrationKeys(
      AdministrationKeyStore store,
      Clock clock,
      @Property(name = "consentry.administration-key") @Nullable String configured) {
    this.store = store;
    this.clock = clock;
    this.configuredHash = configured == null ? null : RandomIds.hash(configured);
  }

  /**
   * A key that was made.
   *
   * @param key what is kept of it
   * @param text the key itself, shown this once
   */
  public record Made(AdministrationKey key, String text) {
    @Override
    public String toString() {
      return "Made[REDACTED]";
    }
  }

  @EventListener
  void makeTheFirstOne(StartupEvent event) {
    if (configuredHash != null || !store.all().isEmpty()) {
      return;
    }
    Made made = make("bootstrap", Role.OFFICER, SERVICE);
    System.out.printf(
        "Administration key (shown this once; only its hash is kept): %s%n", made.text());
  }

  /**
   * Makes a key.
   *
   * @throws ProblemException if the name does not hold, or another key that counts has it
   */
  public synchronized Made make(@Nullable String wanted, Role role, Actor by) {
    String name = KeyName.checkNew(wanted, names());
    ApiKey made = ApiKey.make();
    AdministrationKey key =
        new AdministrationKey(made.id(), name, role, made.hash(), clock.instant(), by.name(), null);
    store.add(key);
    return new Made(key, made.text());
  }

  private List<String> names() {
    return Stream.concat(
            Stream.of(CONFIGURED),
            store.all().stream()
                .filter(key -> key.revokedAt() == null)
                .map(AdministrationKey::name))
        .toList();
  }

  /** All keys, the oldest first. */
  public List<AdministrationKey> all() {
    return store.all();
  }

  /**
   * Takes a key back.
   *
   * @throws ProblemException if there is none of that id, or it is the last officer's that counts
   */
  public void revoke(String id) {
    AdministrationKey key = store.find(id).orElseThrow(AdministrationKeys::unknown);
    if (key.revokedAt() == null && isLastOfficers(key)) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "This is the last officer's key: without it nobody could make another. Make another"
              + " first.");
    }
    store.revoke(id, clock.instant());
  }

  /** Who holds this key; empty if nobody does, or no longer. */
  Optional<AdministrationKey> holder(String text) {
    if (configuredHash != null && ApiKey.sameText(RandomIds.hash(text), configuredHash)) {
      return Optional.of(configured(configuredHash));
    }
    return ApiKey.parse(text)
        .flatMap(
            presented ->
                store
                    .find(presented.id())
                    .filter(kept -> presented.isOf(kept.keyHash()) && kept.revokedAt() == null));
  }

  private boolean isLastOfficers(AdministrationKey key) {
    return configuredHash == null
        && key.role() == Role.OFFICER
        && store.all().stream()
            .noneMatch(
                other ->
                    other.role() == Role.OFFICER
                        && other.revokedAt() == null
                        && !other.id().equals(key.id()));
  }

  private AdministrationKey configured(String hash) {
    return new AdministrationKey("", CONFIGURED, Role.OFFICER, hash, clock.instant(), "", null);
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.NOT_FOUND, "There is no key of this id. The list of keys names them.");
  }
}
