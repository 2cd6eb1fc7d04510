package dev.consentry.server.access;

import dev.consentry.server.random.RandomIds;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The keys that administration calls carry. One comes with the configuration; without it the first
 * start makes one and prints it, that one time. Only hashes are kept.
 */
@Singleton
class AdministrationKeys {
  private static final int SHORTEST = 16;

  private final AdministrationKeyStore store;
  private final @Nullable String configuredHash;

  AdministrationKeys(
      AdministrationKeyStore store,
      @Property(name = "consentry.administration-key") @Nullable String configured) {
    this.store = store;
    if (configured != null && configured.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "consentry.administration-key has fewer than "
              + SHORTEST
              + " characters; set a longer, random one");
    }
    this.configuredHash = configured == null ? null : RandomIds.hash(configured);
  }

  @EventListener
  void makeTheFirstOne(StartupEvent event) {
    if (configuredHash != null || store.hasAny()) {
      return;
    }
    String key = RandomIds.next() + RandomIds.next();
    store.add(RandomIds.hash(key));
    System.out.printf("Administration key (shown this once; only its hash is kept): %s%n", key);
  }

  /** Whether this is a key that may administrate. */
  boolean holds(String key) {
    String hash = RandomIds.hash(key);
    return hash.equals(configuredHash) || store.has(hash);
  }
}
