package dev.consentry.server.consent;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.random.RandomIds;
import dev.consentry.server.token.SigningKeys;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records a visitor's choices and, once they are on disk, signs the token that stands for them. */
@Singleton
public class RecordConsent {
  private static final int TRIES = 5;

  private final PolicyCatalog catalog;
  private final ConsentLedger ledger;
  private final SigningKeys keys;
  private final Clock clock;
  private final ApplicationEventPublisher<ConsentRevoked> events;

  RecordConsent(
      PolicyCatalog catalog,
      ConsentLedger ledger,
      SigningKeys keys,
      Clock clock,
      ApplicationEventPublisher<ConsentRevoked> events) {
    this.catalog = catalog;
    this.ledger = ledger;
    this.keys = keys;
    this.clock = clock;
    this.events = events;
  }

  /**
   * A recorded answer.
   *
   * @param record the record, on disk
   * @param token the token that stands for it
   */
  record Recorded(ConsentRecord record, String token) {
    @Override
    public String toString() {
      return "Recorded[REDACTED]";
    }
  }

  /**
   * Records an answer.
   *
   * @param site the site
   * @param request the answer
   * @param token the visitor's token so far, if any; one that does not hold counts as none
   * @throws ProblemException if the answer is not one to the notice in effect; nothing is stored
   *     then
   */
  Recorded record(String site, ChoicesRequest request, @Nullable String token) {
    PolicyVersion version = catalog.requireInEffect(site);
    AnsweredNotice.check(version, request);
    Optional<ConsentRecord> known =
        Optional.ofNullable(token)
            .flatMap(text -> keys.read(text, site))
            .flatMap(read -> ledger.find(site, read.recordId()));
    for (int attempt = 0; attempt < TRIES; attempt++) {
      List<ConsentRecord> earlier =
          known.map(each -> ledger.ofVisitor(site, each.visitor())).orElse(List.of());
      ConsentRecord record = next(version, request, earlier);
      List<ConsentRecord> revoked =
          earlier.stream()
              .filter(record::takesBackFrom)
              .filter(each -> isAlive(each, record))
              .toList();
      if (ledger.append(record, revoked)) {
        if (!revoked.isEmpty()) {
          events.publishEvent(new ConsentRevoked(site));
        }
        return new Recorded(record, keys.sign(tokenOf(record)));
      }
    }
    throw new ProblemException(
        ProblemType.UNAVAILABLE,
        "Several answers of this visitor arrived at once and this one was not stored. Send it again.");
  }

  private ConsentRecord next(
      PolicyVersion version, ChoicesRequest request, List<ConsentRecord> earlier) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new ConsentRecord(
        RandomIds.next(),
        version.site(),
        earlier.isEmpty() ? RandomIds.next() : earlier.get(0).visitor(),
        earlier.isEmpty() ? null : earlier.get(0).id(),
        version.version(),
        request.noticeHash(),
        request.language(),
        request.action(),
        request.choices(),
        now,
        expiry(version, now));
  }

  private static Instant expiry(PolicyVersion version, Instant now) {
    Instant asked = version.definition().consent().askAgainAfter().after(now);
    Instant longest = now.plus(Duration.ofSeconds(ConsentToken.MAX_LIFETIME_SECONDS));
    return asked.isBefore(longest) ? asked : longest;
  }

  private static boolean isAlive(ConsentRecord earlier, ConsentRecord now) {
    return earlier.expiresAt().isAfter(now.recordedAt());
  }

  private static ConsentToken tokenOf(ConsentRecord record) {
    return new ConsentToken(
        record.site(),
        record.id(),
        record.recordedAt().getEpochSecond(),
        record.expiresAt().getEpochSecond(),
        record.policyVersion(),
        record.grants());
  }
}
