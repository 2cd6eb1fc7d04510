package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.filter.token.PartCode;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.policy.SitePolicies;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.vault.BearerName;
import dev.consentry.server.vault.NamedRequest;
import dev.consentry.server.vault.RequestName;
import dev.consentry.server.vault.VaultEntry;
import dev.consentry.server.vault.VisitorKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The record that an answer becomes, and the token that will stand for it.
 *
 * @param entry what is stored
 * @param token what is signed once that is on disk. Its record id is stored nowhere
 */
record NextRecord(LedgerEntry entry, ConsentToken token) {
  /** For how long sending a named request again finds its record. */
  static final Duration REMEMBERED = Duration.ofHours(24);

  /**
   * The record that follows a visitor's earlier ones.
   *
   * @param submission the answer
   * @param key the visitor's key
   * @param earlier the visitor's records so far, the newest first
   * @param formers those of visitors who go on as this one
   * @param policies the versions of its site
   * @param instant the service's clock
   */
  static NextRecord of(
      Submission submission,
      VisitorKey key,
      List<ConsentRecord> earlier,
      List<FormerChain> formers,
      SitePolicies policies,
      Instant instant) {
    Instant now = instant.truncatedTo(ChronoUnit.MILLIS);
    PolicyVersion version = submission.version();
    ChoicesRequest request = submission.request();
    String recordId = RandomIds.next();
    BearerName name = BearerName.of(now, RandomIds.hashBits(recordId));
    ConsentRecord record =
        new ConsentRecord(
            key.ledgerId(name.recordHash()),
            version.site(),
            key.visitor(),
            earlier.isEmpty() ? 1 : earlier.get(0).place() + 1,
            earlier.isEmpty() ? null : earlier.get(0).id(),
            version.version(),
            request.noticeHash(),
            request.language(),
            request.action(),
            request.choices(),
            request.parts(),
            now,
            expiry(submission, earlier, now));
    LedgerEntry entry =
        new LedgerEntry(
            record,
            earlier.isEmpty() ? null : earlier.get(0),
            new VaultEntry(name, key, record.expiresAt()),
            revoked(policies, key, record, earlier, formers),
            named(submission.name(), recordId, name.issuedAt()));
    return new NextRecord(entry, tokenOf(recordId, record));
  }

  ConsentRecord record() {
    return entry.record();
  }

  /**
   * The token that stands for a record.
   *
   * @param recordId the token's own id, which leads to the record
   */
  static ConsentToken tokenOf(String recordId, ConsentRecord record) {
    return new ConsentToken(
        record.site(),
        recordId,
        record.recordedAt().getEpochSecond(),
        record.expiresAt().getEpochSecond(),
        record.policyVersion(),
        record.wholeGrants(),
        partsOf(record));
  }

  private static Map<String, Set<String>> partsOf(ConsentRecord record) {
    Map<String, Set<String>> parts = new HashMap<>();
    for (String purpose : record.grants()) {
      if (record.parts().refusesSomeOf(purpose)) {
        parts.put(
            purpose,
            record.parts().grantedOf(purpose).stream()
                .map(PartCode::of)
                .collect(Collectors.toSet()));
      }
    }
    return parts;
  }

  private static List<Revocation> revoked(
      SitePolicies policies,
      VisitorKey key,
      ConsentRecord record,
      List<ConsentRecord> earlier,
      List<FormerChain> formers) {
    List<Revocation> revoked = new ArrayList<>();
    for (int i = 0; i < earlier.size(); i++) {
      revocation(policies, key, earlier.get(i), earlier.subList(0, i), record)
          .ifPresent(revoked::add);
    }
    for (FormerChain chain : formers) {
      for (int i = 0; i < chain.records().size(); i++) {
        List<ConsentRecord> between = chain.after(i, earlier, formers);
        revocation(policies, chain.former().key(), chain.records().get(i), between, record)
            .ifPresent(revoked::add);
      }
    }
    return revoked;
  }

  /** Of what was taken back before, nobody is told again. */
  private static Optional<Revocation> revocation(
      SitePolicies policies,
      VisitorKey key,
      ConsentRecord earlier,
      List<ConsentRecord> between,
      ConsentRecord record) {
    if (!record.takesBackFrom(earlier) || !earlier.expiresAt().isAfter(record.recordedAt())) {
      return Optional.empty();
    }
    Revocation revocation = Revocation.withdrawn(key, earlier, between, record, policies);
    return revocation.deliveries().isEmpty()
            && between.stream().anyMatch(other -> other.takesBackFrom(earlier))
        ? Optional.empty()
        : Optional.of(revocation);
  }

  private static @Nullable NamedRequest named(
      @Nullable RequestName name, String recordId, Instant issuedAt) {
    return name == null
        ? null
        : new NamedRequest(
            name.hash(),
            name.requestHash(),
            name.seal(recordId),
            issuedAt,
            issuedAt.plus(REMEMBERED));
  }

  /** What stays granted when something is taken back was asked no later than before. */
  private static Instant expiry(Submission submission, List<ConsentRecord> earlier, Instant now) {
    Instant until = submission.until();
    if (until != null) {
      return until;
    }
    Instant asked = submission.version().definition().consent().askAgainAfter().after(now);
    Instant longest = now.plus(Duration.ofSeconds(ConsentToken.MAX_LIFETIME_SECONDS));
    Instant end = asked.isBefore(longest) ? asked : longest;
    ChoicesRequest request = submission.request();
    if (request.action() == ConsentAction.WITHDRAW
        && request.choices().containsValue(true)
        && !earlier.isEmpty()) {
      Instant before = earlier.get(0).expiresAt();
      return before.isAfter(now) && before.isBefore(end) ? before : end;
    }
    return end;
  }

  @Override
  public String toString() {
    return "NextRecord[REDACTED]";
  }
}
