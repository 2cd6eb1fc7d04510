package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.vault.VaultEntry;
import dev.consentry.server.vault.VisitorKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The record that an answer becomes, and the token that will stand for it.
 *
 * @param entry what is stored
 * @param token what is signed once that is on disk. Its record id is stored nowhere
 */
record NextRecord(LedgerEntry entry, ConsentToken token) {

  /**
   * The record that follows a visitor's earlier ones.
   *
   * @param version the version that was shown
   * @param request the answer
   * @param key the visitor's key
   * @param earlier the visitor's records so far, the newest first
   * @param instant the service's clock
   */
  static NextRecord of(
      PolicyVersion version,
      ChoicesRequest request,
      VisitorKey key,
      List<ConsentRecord> earlier,
      Instant instant) {
    Instant now = instant.truncatedTo(ChronoUnit.MILLIS);
    String recordId = RandomIds.next();
    UUID recordHash = VaultEntry.recordHash(recordId);
    ConsentRecord record =
        new ConsentRecord(
            key.ledgerId(recordHash),
            version.site(),
            key.visitor(),
            earlier.isEmpty() ? 1 : earlier.get(0).place() + 1,
            earlier.isEmpty() ? null : earlier.get(0).id(),
            version.version(),
            request.noticeHash(),
            request.language(),
            request.action(),
            request.choices(),
            now,
            expiry(version, now));
    ConsentToken token = tokenOf(recordId, record);
    VaultEntry bearer =
        new VaultEntry(
            Instant.ofEpochSecond(token.issuedAt()), recordHash, key, record.expiresAt());
    return new NextRecord(new LedgerEntry(record, bearer, revoked(key, record, earlier)), token);
  }

  ConsentRecord record() {
    return entry.record();
  }

  private static List<Revocation> revoked(
      VisitorKey key, ConsentRecord record, List<ConsentRecord> earlier) {
    return earlier.stream()
        .filter(record::takesBackFrom)
        .filter(each -> each.expiresAt().isAfter(record.recordedAt()))
        .map(each -> Revocation.of(key, each))
        .toList();
  }

  private static Instant expiry(PolicyVersion version, Instant now) {
    Instant asked = version.definition().consent().askAgainAfter().after(now);
    Instant longest = now.plus(Duration.ofSeconds(ConsentToken.MAX_LIFETIME_SECONDS));
    return asked.isBefore(longest) ? asked : longest;
  }

  private static ConsentToken tokenOf(String recordId, ConsentRecord record) {
    return new ConsentToken(
        record.site(),
        recordId,
        record.recordedAt().getEpochSecond(),
        record.expiresAt().getEpochSecond(),
        record.policyVersion(),
        record.grants());
  }

  @Override
  public String toString() {
    return "NextRecord[REDACTED]";
  }
}
