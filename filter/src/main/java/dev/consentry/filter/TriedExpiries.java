package dev.consentry.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.consentry.filter.decision.ExpiryMemory;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for some minutes what was sent in vain to delete a cookie, so that it is not sent with
 * every response. Of the browser and the cookie nothing is kept but a hash with a secret that dies
 * with the webapp. When two browsers cannot be told apart, the second one's cookie is deleted some
 * minutes later.
 */
final class TriedExpiries {
  /** How long a vain attempt is remembered. */
  static final long SECONDS = 600;

  private static final int MAX_COOKIES = 50_000;

  private final Cache<Long, Tried> tried =
      Caffeine.newBuilder().maximumSize(MAX_COOKIES).executor(Runnable::run).build();
  private final byte[] secret = new byte[16];

  private record Tried(int lines, long until) {}

  TriedExpiries() {
    new SecureRandom().nextBytes(secret);
  }

  /**
   * The memory for one browser.
   *
   * @param browser whatever tells it apart from others: its addresses, its session, its token
   * @param nowSeconds the time, in seconds since 1970-01-01T00:00Z
   */
  ExpiryMemory of(@Nullable String[] browser, long nowSeconds) {
    byte[] digest = digest(secret, String.join("\n", browser));
    return new ExpiryMemory() {
      @Override
      public int tried(String pair) {
        Tried known = tried.getIfPresent(key(digest, pair));
        return known == null || known.until() <= nowSeconds ? 0 : known.lines();
      }

      @Override
      public void remember(String pair, int lines) {
        tried.put(key(digest, pair), new Tried(lines, nowSeconds + SECONDS));
      }
    };
  }

  private static Long key(byte[] browser, String pair) {
    return ByteBuffer.wrap(digest(browser, pair)).getLong();
  }

  private static byte[] digest(byte[] first, String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(first);
      return sha256.digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
