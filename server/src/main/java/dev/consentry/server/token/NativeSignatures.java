package dev.consentry.server.token;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.consentry.filter.token.TokenSigner.MessageSigner;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ed25519 in native code, by Amazon Corretto Crypto Provider: a quarter of Bouncy Castle's time,
 * from the first signature on. Where it does not load, Bouncy Castle signs (decision record 0032).
 */
final class NativeSignatures {
  private static final Logger LOG = LoggerFactory.getLogger(NativeSignatures.class);

  private NativeSignatures() {}

  /** Loaded when it is first asked for, which takes a moment: not at the start. */
  private static final class Loaded {
    static final Optional<AmazonCorrettoCryptoProvider> PROVIDER = load();

    private static Optional<AmazonCorrettoCryptoProvider> load() {
      try {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        if (provider.getLoadingError() == null) {
          return Optional.of(provider);
        }
        LOG.info(
            "Tokens are signed in Java: native code is not to be had here ({})",
            provider.getLoadingError().getClass().getSimpleName());
      } catch (LinkageError | RuntimeException e) {
        LOG.info("Tokens are signed in Java: native code is not to be had here", e);
      }
      return Optional.empty();
    }
  }

  /**
   * Makes the signatures of a private key.
   *
   * @param privateKey the Ed25519 private key as in RFC 8032, 32 bytes
   * @return empty where there is no native code for this machine
   */
  static Optional<MessageSigner> of(byte[] privateKey) {
    return Loaded.PROVIDER.map(provider -> new Pool(key(privateKey), provider));
  }

  private static PrivateKey key(byte[] privateKey) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, privateKey));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java runtime reads Ed25519 keys", impossible);
    }
  }

  /** Signers are for one thread at a time and dear to make: those not in use are kept. */
  private static final class Pool implements MessageSigner {
    private final PrivateKey key;
    private final AmazonCorrettoCryptoProvider provider;
    private final ConcurrentLinkedQueue<Signature> idle = new ConcurrentLinkedQueue<>();

    Pool(PrivateKey key, AmazonCorrettoCryptoProvider provider) {
      this.key = key;
      this.provider = provider;
    }

    @Override
    public byte[] sign(byte[] message) {
      try {
        Signature taken = idle.poll();
        Signature signature = taken == null ? make() : taken;
        signature.update(message);
        byte[] made = signature.sign();
        idle.offer(signature);
        return made;
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("A key that signed before does not sign", impossible);
      }
    }

    private Signature make() throws GeneralSecurityException {
      Signature signature = Signature.getInstance("Ed25519", provider);
      signature.initSign(key);
      return signature;
    }
  }
}
