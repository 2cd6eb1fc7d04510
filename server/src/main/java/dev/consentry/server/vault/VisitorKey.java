package dev.consentry.server.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.consentry.server.random.Bits128;
import dev.consentry.server.random.RandomIds;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one visitor: 128 random bits that lead to everything recorded about them. Once every
 * copy of it is gone, nobody can tell which records were theirs.
 */
public final class VisitorKey {
  private static final byte[] PSEUDONYM = "visitor".getBytes(US_ASCII);
  private static final int TIME_BITS = 48;

  private final String site;
  private final UUID visitor;
  private final UUID key;

  /** A key as the vault holds it. */
  VisitorKey(String site, UUID visitor, UUID key) {
    this.site = site;
    this.visitor = visitor;
    this.key = key;
  }

  /** The key of a visitor who is new at this instant. */
  public static VisitorKey create(String site, Instant now) {
    UUID key = RandomIds.bits();
    return new VisitorKey(site, pseudonym(key, now), key);
  }

  /** The site whose visitor this is. */
  public String site() {
    return site;
  }

  /** The visitor's pseudonym in the ledger. */
  public UUID visitor() {
    return visitor;
  }

  /** The key itself, for the vault. */
  UUID key() {
    return key;
  }

  /**
   * How the ledger names the record that a token stands for.
   *
   * @param recordHash the first 128 bits of SHA-256 of the token's record id
   */
  public UUID ledgerId(UUID recordHash) {
    return Block.seal(key, recordHash);
  }

  /**
   * The hash of the token's record id, of a record of this visitor.
   *
   * @param ledgerId the record's id in the ledger
   */
  public UUID recordHash(UUID ledgerId) {
    return Block.open(key, ledgerId);
  }

  /** Beginning with the time, so that what is new stands together in the ledger's index. */
  private static UUID pseudonym(UUID key, Instant now) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Bits128.bytes(key), "HmacSHA256"));
      byte[] hmac = mac.doFinal(PSEUDONYM);
      long begin = now.toEpochMilli() << (Long.SIZE - TIME_BITS);
      ByteBuffer bits = ByteBuffer.wrap(hmac);
      return new UUID(begin | (bits.getLong() >>> TIME_BITS), bits.getLong());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java runtime has HmacSHA256", impossible);
    }
  }

  /** Says what kind of thing this is and nothing of whom. */
  @Override
  public String toString() {
    return "VisitorKey[REDACTED]";
  }
}
