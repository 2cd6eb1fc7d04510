package dev.consentry.server.token;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.TokenRejection;
import dev.consentry.filter.token.TokenSigner;
import dev.consentry.filter.token.TokenVerdict;
import dev.consentry.filter.token.TokenVerifier;
import dev.consentry.server.secret.MasterKey;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys of this service: one signs, all of them verify. Without them the service does not start.
 * Services that share a database share its keys; what another made is here within a second, and at
 * once when a token names it.
 */
@Context
public class SigningKeys {
  private static final long LEAST_MILLIS_BETWEEN_RELOADS = 200;

  private final SigningKeyStore store;
  private final MasterKey masterKey;
  private final Clock clock;
  private List<StoredKey> asStored = List.of();
  private Function<StoredKey, TokenSigner> signer = StoredKey::signer;
  private volatile KeyRing ring;
  private volatile long reloadedAt;

  SigningKeys(SigningKeyStore store, KeyRotation rotation, MasterKey masterKey, Clock clock) {
    this.store = store;
    this.masterKey = masterKey;
    this.clock = clock;
    rotation.makeTheFirst();
    this.ring = read(store.all());
  }

  /** Reads the keys of now. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  public synchronized void refresh() {
    reloadedAt = clock.millis();
    List<StoredKey> stored = store.all();
    if (!stored.equals(asStored)) {
      ring = read(stored);
      asStored = stored;
    }
  }

  /** Loading native code takes a moment that can wait until the service is up. */
  @Scheduled(initialDelay = "10s")
  synchronized void signFaster() {
    signer = StoredKey::fastSigner;
    asStored = List.of();
    refresh();
  }

  /** Signs a token. */
  public String sign(ConsentToken token) {
    return ring.signer(clock.instant()).sign(token);
  }

  /**
   * A signature over something that is no token.
   *
   * @param keyId the key that made it
   * @param bytes the 64 bytes of Ed25519
   */
  @SuppressWarnings("ArrayRecordComponent") // what is sent, unread and uncompared
  public record Signature(String keyId, byte[] bytes) {}

  /** Signs a message that is no token. */
  public Signature sign(byte[] message) {
    TokenSigner signer = ring.signer(clock.instant());
    return new Signature(signer.verificationKey().id(), signer.sign(message));
  }

  /**
   * What a token of ours says.
   *
   * @return empty if it is not one of this site's that still counts
   */
  public Optional<ConsentToken> read(String token, String site) {
    TokenVerdict verdict = verdict(token, site);
    if (verdict instanceof TokenVerdict.Rejected rejected
        && rejected.reason() == TokenRejection.UNKNOWN_KEY
        && mayReload()) {
      refresh();
      verdict = verdict(token, site);
    }
    return verdict instanceof TokenVerdict.Accepted accepted
        ? Optional.of(accepted.token())
        : Optional.empty();
  }

  /** The keys that filters and others verify with, the one that will sign next included. */
  public List<PublicKey> published() {
    return ring.published();
  }

  private TokenVerdict verdict(String token, String site) {
    return new TokenVerifier(site, ring.keyset()).verify(token, clock.instant().getEpochSecond());
  }

  /** Forged key ids must not make this ask the database for each. */
  private boolean mayReload() {
    return Math.abs(clock.millis() - reloadedAt) >= LEAST_MILLIS_BETWEEN_RELOADS;
  }

  private KeyRing read(List<StoredKey> stored) {
    return KeyRing.of(stored.stream().map(this::opened).toList(), signer);
  }

  private StoredKey opened(StoredKey key) {
    String open = masterKey.open(key.id(), key.privateKey());
    if (masterKey.isThere() && !MasterKey.isSealed(key.privateKey())) {
      store.seal(key.id(), masterKey.seal(key.id(), open));
    }
    return key.withPrivateKey(open);
  }
}
