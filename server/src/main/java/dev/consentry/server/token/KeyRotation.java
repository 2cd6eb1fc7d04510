package dev.consentry.server.token;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.TokenSigner;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.secret.MasterKey;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/**
 * Lets keys follow one another: a new one is published first and signs once every filter has it; an
 * old one is forgotten when the last token that it can have signed has ended.
 */
@Singleton
class KeyRotation {
  private static final int PRIVATE_KEY_BYTES = 32;
  private static final int ID_LENGTH = 4;
  private static final Duration LONGEST_TOKEN =
      Duration.ofSeconds(ConsentToken.MAX_LIFETIME_SECONDS);

  /** For clocks that differ and an instance that was asleep. */
  private static final Duration GRACE = Duration.ofDays(1);

  private final SigningKeyStore store;
  private final MasterKey masterKey;
  private final Clock clock;
  private final Duration every;
  private final Duration ahead;

  KeyRotation(
      SigningKeyStore store,
      MasterKey masterKey,
      Clock clock,
      @Property(name = "consentry.signing-keys.rotate-every") Duration every,
      @Property(name = "consentry.signing-keys.publish-ahead") Duration ahead) {
    this.store = store;
    this.masterKey = masterKey;
    this.clock = clock;
    this.every = every;
    this.ahead = ahead;
  }

  /** Makes the very first key, which signs at once: no filter can lack it yet. */
  void makeTheFirst() {
    if (store.all().isEmpty()) {
      add(0, clock.instant());
    }
  }

  /**
   * Makes the next key, unless one is published already and waits to sign.
   *
   * @return the key that signs next
   */
  StoredKey makeTheNext() {
    StoredKey newest = newest(store.all());
    if (newest.signsFrom().isAfter(clock.instant())) {
      return newest;
    }
    add(newest.generation() + 1, clock.instant().plus(ahead));
    return newest(store.all());
  }

  /** Makes the next key when it is time, and forgets those whose tokens have all ended. */
  void keepUp() {
    List<StoredKey> keys = store.all();
    if (!newest(keys).signsFrom().plus(every).isAfter(clock.instant())) {
      makeTheNext();
    }
    for (int i = 0; i + 1 < keys.size(); i++) {
      Instant lastToken = keys.get(i + 1).signsFrom().plus(LONGEST_TOKEN).plus(GRACE);
      if (lastToken.isBefore(clock.instant())) {
        store.remove(keys.get(i).id());
      }
    }
  }

  /** Another instance may have made the same generation: then that one is the key. */
  private void add(int generation, Instant signsFrom) {
    String id = RandomIds.next().substring(0, ID_LENGTH);
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    byte[] bytes = RandomIds.bytes(PRIVATE_KEY_BYTES);
    String privateKey = encoder.encodeToString(bytes);
    String publicKey =
        encoder.encodeToString(new TokenSigner(id, bytes).verificationKey().publicKey());
    store.add(
        new StoredKey(
            id,
            masterKey.seal(id, privateKey),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            generation,
            signsFrom.truncatedTo(ChronoUnit.MILLIS)),
        publicKey);
  }

  private static StoredKey newest(List<StoredKey> keys) {
    return keys.get(keys.size() - 1);
  }
}
