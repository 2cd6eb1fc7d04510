package dev.consentry.server.token;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Rotates the signing keys: by itself when it is time, and by hand. */
@Singleton
public class RotateKeys {
  private final KeyRotation rotation;
  private final SigningKeys keys;
  private final SigningKeyStore store;

  RotateKeys(KeyRotation rotation, SigningKeys keys, SigningKeyStore store) {
    this.rotation = rotation;
    this.keys = keys;
    this.store = store;
  }

  /**
   * A key as administration sees it.
   *
   * @param id its kid
   * @param createdAt since when it is published
   * @param signsFrom from when it signs
   */
  record Seen(String id, Instant createdAt, Instant signsFrom) {
    static Seen of(StoredKey key) {
      return new Seen(key.id(), key.createdAt(), key.signsFrom());
    }
  }

  /** Publishes the next key. It signs when every filter has it. */
  Seen byHand() {
    StoredKey next = rotation.makeTheNext();
    keys.refresh();
    return Seen.of(next);
  }

  /** All keys, the oldest first. */
  List<Seen> all() {
    return store.all().stream().map(Seen::of).toList();
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "1m")
  void whenItIsTime() {
    rotation.keepUp();
    keys.refresh();
  }
}
