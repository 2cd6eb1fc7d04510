package dev.consentry.server.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.consentry.server.random.Bits128;
import dev.consentry.server.random.RandomIds;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that a request gave itself ({@code Idempotency-Key}), so that sending it again finds
 * what was recorded. Of the key the database has a hash only, and what it leads to is sealed with
 * the other half of that hash: whoever reads the database learns neither.
 */
public final class RequestName {
  private static final Pattern KEY = Pattern.compile("\"?([A-Za-z0-9_-]{22,64})\"?");
  private static final int HALF = 16;

  private final UUID hash;
  private final UUID seal;
  private final UUID requestHash;

  private RequestName(byte[] digest, UUID requestHash) {
    this.hash = Bits128.of(digest);
    this.seal = Bits128.of(Arrays.copyOfRange(digest, HALF, 2 * HALF));
    this.requestHash = requestHash;
  }

  /**
   * The name of a request.
   *
   * @param site the site that it is for
   * @param key the header's value: 22 to 64 letters, digits, hyphens and underscores, with or
   *     without quotes; whoever knows it can have the answer again, so it is random
   * @param body what it asks for
   * @return empty if the key is no such text
   */
  public static Optional<RequestName> of(String site, String key, byte[] body) {
    return Optional.of(KEY.matcher(key))
        .filter(Matcher::matches)
        .map(
            match ->
                new RequestName(
                    RandomIds.sha256((site + "\n" + match.group(1)).getBytes(US_ASCII)),
                    Bits128.of(RandomIds.sha256(body))));
  }

  /** How the database names it. */
  public UUID hash() {
    return hash;
  }

  /** A hash of what the request asks for. */
  public UUID requestHash() {
    return requestHash;
  }

  /** The record id that the request led to, such that only the key opens it. */
  public UUID seal(String recordId) {
    return Block.seal(seal, Bits128.read(recordId));
  }

  /** The record id that was sealed. */
  public String open(UUID sealedRecordId) {
    return Bits128.text(Block.open(seal, sealedRecordId));
  }

  @Override
  public String toString() {
    return "RequestName[REDACTED]";
  }
}
