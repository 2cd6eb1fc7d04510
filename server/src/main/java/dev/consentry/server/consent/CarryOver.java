package dev.consentry.server.consent;

import dev.consentry.server.database.Transactions;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.vault.Person;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives what a person answered to another of their devices: a record and a token of its own. */
@Singleton
public class CarryOver {
  /** After this a person who never answered is asked, on a device that was somebody else's. */
  private static final Duration UNASKED = Duration.ofMinutes(1);

  private final PolicyCatalog catalog;
  private final Transactions transactions;
  private final WithdrawConsent withdrawConsent;
  private final StoreNow storeNow;
  private final Clock clock;

  CarryOver(
      PolicyCatalog catalog,
      Transactions transactions,
      WithdrawConsent withdrawConsent,
      StoreNow storeNow,
      Clock clock) {
    this.catalog = catalog;
    this.transactions = transactions;
    this.withdrawConsent = withdrawConsent;
    this.storeNow = storeNow;
    this.clock = clock;
  }

  /**
   * What is known of a person.
   *
   * @param key the key of the visitor as whom they go on
   * @param newest that visitor's newest record
   * @param isTorn whether later records are missing, so that nobody knows what stands
   * @param standing what stands; empty if nothing holds any more
   */
  public record Known(
      VisitorKey key,
      Optional<ConsentRecord> newest,
      boolean isTorn,
      Optional<ConsentRecord> standing) {
    /** Whether the record that they go on from grants nothing. */
    public boolean grantsNothing() {
      return newest.filter(record -> !record.grants().isEmpty()).isEmpty();
    }

    /** Whether their chain ends with what stands. */
    public boolean isSettled() {
      return standing.isEmpty() || newest.filter(standing.get()::saysWhat).isPresent();
    }

    @Override
    public String toString() {
      return "Known[REDACTED]";
    }
  }

  /** Reads what is known of a person. */
  public Known known(Person person) {
    return transactions.read(
        connection -> {
          List<List<ConsentRecord>> chains = RecordRows.ofPerson(connection, person.keys());
          List<ConsentRecord> own = chains.get(0);
          // Looked at twice: a record that is stored in between revokes the one before it.
          boolean torn =
              RevokedRecords.endsRevoked(connection, person.key(), own)
                  && own.equals(RecordRows.ofPerson(connection, List.of(person.key())).get(0));
          return new Known(
              person.key(),
              own.stream().findFirst(),
              torn,
              StandingAnswer.of(own, FormerChain.of(person, chains), clock.instant()));
        });
  }

  /**
   * Carries a person's standing answer over to a device. The new record is of the version and
   * notice that were shown then, and holds no longer than the answer itself.
   *
   * @param known the person, for whom something stands; if they answer meanwhile, that is carried
   *     over
   */
  public StoredAnswer carryOver(Known known) {
    ConsentRecord answer = known.standing().orElseThrow();
    return storeNow.store(
        submission(known.key(), answer)
            .following(
                earlier ->
                    earlier.isTorn()
                        ? withdrawConsent.everything(known.key())
                        : submission(known.key(), standing(earlier).orElse(answer))));
  }

  private Optional<ConsentRecord> standing(Earlier earlier) {
    return StandingAnswer.of(earlier.own(), earlier.formers(), clock.instant());
  }

  /**
   * Gives a person a copy of what holds on a device that somebody else uses, too. It says nothing
   * of what they want.
   *
   * @param key the person's key; null for a new visitor
   * @param held what holds there; empty where nothing does that may be copied: then all is refused
   *     for a moment, after which they are asked
   */
  public StoredAnswer copy(String site, @Nullable VisitorKey key, Optional<ConsentRecord> held) {
    return storeNow.store(
        held.map(answer -> submission(key, answer)).orElseGet(() -> unasked(site, key)));
  }

  /** The submission that carries an answer over. */
  Submission submission(@Nullable VisitorKey key, ConsentRecord answer) {
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

  private Submission unasked(String site, @Nullable VisitorKey key) {
    PolicyVersion version = catalog.requireInEffect(site);
    Map<String, Boolean> choices = new TreeMap<>();
    version.definition().purposes().stream()
        .filter(purpose -> !purpose.isRequired())
        .map(Purpose::id)
        .forEach(purpose -> choices.put(purpose, false));
    ChoicesRequest request =
        new ChoicesRequest(
            version.version(),
            version.defaultNotice().hash(),
            version.defaultNotice().language(),
            ConsentAction.CARRY_OVER,
            choices,
            PartChoices.NONE);
    Instant until = clock.instant().plus(UNASKED);
    return new Submission(version, request, null, key, null, until, null);
  }
}
