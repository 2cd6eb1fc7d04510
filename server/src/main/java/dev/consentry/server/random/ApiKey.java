package dev.consentry.server.random;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key that a caller carries: an id, by which it is found and taken back, and a secret of 256
 * bits, of which only the hash is kept. Written {@code id.secret}.
 *
 * @param id 22 characters; no secret
 * @param secret 44 characters; shown once, never logged
 */
public record ApiKey(String id, String secret) {
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{44})");

  /** A new key. */
  public static ApiKey make() {
    return new ApiKey(RandomIds.next(), RandomIds.next() + RandomIds.next());
  }

  /** The key that is written so; empty for anything else. */
  public static Optional<ApiKey> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new ApiKey(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** The key as its holder keeps it. */
  public String text() {
    return id + "." + secret;
  }

  /** What is kept of it, 43 characters. */
  public String hash() {
    return RandomIds.hash(secret);
  }

  /** Whether it is the one of this hash, in a time that does not tell how nearly. */
  public boolean isOf(String keptHash) {
    return sameText(hash(), keptHash);
  }

  /** Compares in a time that depends on the length only. */
  public static boolean sameText(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ApiKey[REDACTED]";
  }
}
