package dev.consentry.server.consent;

import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.Vault;
import dev.consentry.server.vault.VisitorKey;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records a visitor's choices and, once they are on disk, signs the token that stands for them. */
@Singleton
public class RecordConsent {
  private static final int TRIES = 5;

  private final PolicyCatalog catalog;
  private final Vault vault;
  private final ConsentLedger ledger;
  private final LedgerWriter writer;
  private final SigningKeys keys;
  private final Clock clock;
  private final ApplicationEventPublisher<ConsentRevoked> events;

  RecordConsent(
      PolicyCatalog catalog,
      Vault vault,
      ConsentLedger ledger,
      LedgerWriter writer,
      SigningKeys keys,
      Clock clock,
      ApplicationEventPublisher<ConsentRevoked> events) {
    this.catalog = catalog;
    this.vault = vault;
    this.ledger = ledger;
    this.writer = writer;
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
    Optional<VisitorKey> known =
        Optional.ofNullable(token).flatMap(text -> keys.read(text, site)).flatMap(vault::find);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Instant now = clock.instant();
      NextRecord next =
          NextRecord.of(
              version,
              request,
              known.orElseGet(() -> VisitorKey.create(site, now)),
              known.map(ledger::ofVisitor).orElse(List.of()),
              now);
      if (writer.append(List.of(next.entry()))) {
        if (!next.entry().revoked().isEmpty()) {
          events.publishEvent(new ConsentRevoked(site));
        }
        return new Recorded(next.record(), keys.sign(next.token()));
      }
    }
    throw new ProblemException(
        ProblemType.UNAVAILABLE,
        "Several answers of this visitor arrived at once and this one was not stored. Send it again.");
  }
}
