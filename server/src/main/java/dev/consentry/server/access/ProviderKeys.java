package dev.consentry.server.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the identity provider's keys, and says in the log once when that is not possible. */
final class ProviderKeys implements JWKSetSource<SecurityContext> {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderKeys.class);

  private final JWKSetSource<SecurityContext> address;
  private final AtomicBoolean away = new AtomicBoolean();

  ProviderKeys(URL address) {
    this.address =
        new URLBasedJWKSetSource<>(
            address,
            new DefaultResourceRetriever(
                JWKSourceBuilder.DEFAULT_HTTP_CONNECT_TIMEOUT,
                JWKSourceBuilder.DEFAULT_HTTP_READ_TIMEOUT,
                JWKSourceBuilder.DEFAULT_HTTP_SIZE_LIMIT));
  }

  /** Whether the last attempt was in vain. */
  boolean areAway() {
    return away.get();
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long currentTime, SecurityContext context)
      throws KeySourceException {
    try {
      JWKSet keys = address.getJWKSet(refresh, currentTime, context);
      if (away.getAndSet(false)) {
        LOG.warn("The identity provider's keys can be fetched again");
      }
      return keys;
    } catch (KeySourceException e) {
      if (!away.getAndSet(true)) {
        LOG.error(
            "The identity provider's keys cannot be fetched: its tokens are not checked until they"
                + " can. This is said once",
            e);
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    address.close();
  }
}
