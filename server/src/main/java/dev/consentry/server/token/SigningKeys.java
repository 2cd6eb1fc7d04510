package dev.consentry.server.token;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.Keyset;
import dev.consentry.filter.token.TokenSigner;
import dev.consentry.filter.token.TokenVerdict;
import dev.consentry.filter.token.TokenVerifier;
import dev.consentry.server.random.RandomIds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The keys of this service: the newest signs, all of them verify. The first start makes the first
 * key; services that share a database share its keys.
 */
@Singleton
public class SigningKeys {
  private static final int PRIVATE_KEY_BYTES = 32;
  private static final int ID_LENGTH = 2;

  private final List<TokenSigner> signers;
  private final Keyset keyset;
  private final Clock clock;

  SigningKeys(SigningKeyStore store, Clock clock) {
    this.clock = clock;
    if (store.all().isEmpty()) {
      store.add(newKey(clock));
    }
    this.signers = store.all().stream().map(StoredKey::signer).toList();
    this.keyset = Keyset.of(signers.stream().map(TokenSigner::verificationKey).toList());
  }

  /** Signs a token with the newest key. */
  public String sign(ConsentToken token) {
    return signers.get(signers.size() - 1).sign(token);
  }

  /**
   * What a token of ours says.
   *
   * @return empty if it is not one of this site's that still counts
   */
  public Optional<ConsentToken> read(String token, String site) {
    TokenVerdict verdict =
        new TokenVerifier(site, keyset).verify(token, clock.instant().getEpochSecond());
    return verdict instanceof TokenVerdict.Accepted accepted
        ? Optional.of(accepted.token())
        : Optional.empty();
  }

  /** The keys that filters and others verify with. */
  public List<PublicKey> published() {
    return signers.stream().map(TokenSigner::verificationKey).map(PublicKey::of).toList();
  }

  private static StoredKey newKey(Clock clock) {
    return new StoredKey(
        RandomIds.next().substring(0, ID_LENGTH),
        Base64.getUrlEncoder().withoutPadding().encodeToString(RandomIds.bytes(PRIVATE_KEY_BYTES)),
        clock.instant());
  }
}
