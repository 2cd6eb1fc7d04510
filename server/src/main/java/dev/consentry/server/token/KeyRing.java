package dev.consentry.server.token;

import dev.consentry.filter.token.Keyset;
import dev.consentry.filter.token.TokenSigner;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The signing keys at one moment: all of them verify, one signs. Immutable.
 *
 * @param keys opened, the oldest first; at least one
 * @param signers the same keys, ready to sign
 * @param keyset the same keys, ready to verify
 * @param published the same keys, for everybody
 */
record KeyRing(
    List<StoredKey> keys, List<TokenSigner> signers, Keyset keyset, List<PublicKey> published) {

  /** The keys with signers of a kind. */
  static KeyRing of(List<StoredKey> keys, Function<StoredKey, TokenSigner> signer) {
    List<TokenSigner> signers = keys.stream().map(signer).toList();
    return new KeyRing(
        List.copyOf(keys),
        signers,
        Keyset.of(signers.stream().map(TokenSigner::verificationKey).toList()),
        signers.stream().map(TokenSigner::verificationKey).map(PublicKey::of).toList());
  }

  /** The newest key whose time to sign has come; before all of their times, the oldest. */
  TokenSigner signer(Instant now) {
    for (int i = keys.size() - 1; i > 0; i--) {
      if (!keys.get(i).signsFrom().isAfter(now)) {
        return signers.get(i);
      }
    }
    return signers.get(0);
  }

  StoredKey newest() {
    return keys.get(keys.size() - 1);
  }

  @Override
  public String toString() {
    return "KeyRing[REDACTED]";
  }
}
