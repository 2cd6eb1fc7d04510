package dev.consentry.server.consent;

import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.vault.Person;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a person's standing answer to another of their devices: a record and a token of its own.
 */
@Singleton
public class CarryOver {
  private final PolicyCatalog catalog;
  private final ConsentLedger ledger;
  private final RevokedRecords revokedRecords;
  private final StoreNow storeNow;
  private final Clock clock;

  CarryOver(
      PolicyCatalog catalog,
      ConsentLedger ledger,
      RevokedRecords revokedRecords,
      StoreNow storeNow,
      Clock clock) {
    this.catalog = catalog;
    this.ledger = ledger;
    this.revokedRecords = revokedRecords;
    this.storeNow = storeNow;
    this.clock = clock;
  }

  /**
   * What is known of a person.
   *
   * @param person who it is
   * @param chains the records of each of their visitors, the newest first; in the person's order
   * @param isTorn whether records are missing, so that nobody knows what stands
   * @param standing what stands; empty if nothing holds any more
   */
  public record Known(
      Person person,
      List<List<ConsentRecord>> chains,
      boolean isTorn,
      Optional<ConsentRecord> standing) {
    /** The newest record of the visitor as whom they go on. */
    private Optional<ConsentRecord> newest() {
      return chains.get(0).stream().findFirst();
    }

    /** Whether the record that they go on from grants nothing. */
    public boolean grantsNothing() {
      return newest().filter(record -> !record.grants().isEmpty()).isEmpty();
    }

    /**
     * Whether the chain that they go on with ends with what stands, and no token grants more.
     *
     * @param justJoined whether the tokens of former visitors were not looked at before
     */
    public boolean isSettled(boolean justJoined, Instant now) {
      ConsentRecord answer = standing.orElseThrow();
      return newest().filter(answer::saysWhat).isPresent()
          && !(justJoined
              && chains.stream()
                  .flatMap(List::stream)
                  .anyMatch(
                      record -> record.expiresAt().isAfter(now) && answer.takesBackFrom(record)));
    }

    @Override
    public String toString() {
      return "Known[REDACTED]";
    }
  }

  /** Reads what is known of a person. */
  public Known known(Person person) {
    List<List<ConsentRecord>> chains = person.keys().stream().map(ledger::ofVisitor).toList();
    return new Known(
        person,
        chains,
        revokedRecords.endsRevoked(person.key(), chains.get(0)),
        StandingAnswer.of(chains, clock.instant()));
  }

  /** Whether records of a visitor are missing. */
  public boolean isTorn(VisitorKey key) {
    return revokedRecords.endsRevoked(key, ledger.ofVisitor(key));
  }

  /**
   * Carries a person's standing answer over to a device. The new record is of the version and
   * notice that were shown then, and holds no longer than the answer itself.
   *
   * @param known the person; if they answer meanwhile, that is carried over
   */
  public StoredAnswer carryOver(Known known) {
    ConsentRecord answer = known.standing().orElseThrow();
    List<List<ConsentRecord>> others = known.chains().subList(1, known.chains().size());
    VisitorKey key = known.person().key();
    return storeNow.store(
        submission(key, answer)
            .following(
                own -> {
                  List<List<ConsentRecord>> chains = new ArrayList<>();
                  chains.add(own);
                  chains.addAll(others);
                  return submission(key, StandingAnswer.of(chains, clock.instant()).orElse(answer));
                }));
  }

  /** Begins a new visitor with an answer, for a device that somebody else uses, too. */
  public StoredAnswer begin(ConsentRecord answer) {
    return storeNow.store(submission(null, answer));
  }

  private Submission submission(@Nullable VisitorKey key, ConsentRecord answer) {
    int number = answer.policyVersion();
    PolicyVersion shown = catalog.require(answer.site(), number).version(number).orElseThrow();
    ChoicesRequest request =
        new ChoicesRequest(
            number,
            answer.noticeHash(),
            answer.language(),
            ConsentAction.CARRY_OVER,
            answer.choices(),
            answer.parts());
    return new Submission(shown, request, null, key, null, answer.expiresAt(), null);
  }
}
