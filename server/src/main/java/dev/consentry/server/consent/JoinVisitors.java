package dev.consentry.server.consent;

import dev.consentry.server.database.Changes;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.People;
import dev.consentry.server.vault.Person;
import dev.consentry.server.vault.VisitorKey;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has a visitor go on as another, who is the same person (decision record 0044): in one
 * transaction, with a record that says what stands of what they answered as both.
 */
@Singleton
public class JoinVisitors {
  private final Transactions transactions;
  private final LedgerTransaction ledger;
  private final CarryOver carryOver;
  private final WithdrawConsent withdrawConsent;
  private final SigningKeys keys;
  private final Clock clock;
  private final ApplicationEventPublisher<ConsentRevoked> events;

  JoinVisitors(
      Transactions transactions,
      LedgerTransaction ledger,
      CarryOver carryOver,
      WithdrawConsent withdrawConsent,
      SigningKeys keys,
      Clock clock,
      ApplicationEventPublisher<ConsentRevoked> events) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.carryOver = carryOver;
    this.withdrawConsent = withdrawConsent;
    this.keys = keys;
    this.clock = clock;
    this.events = events;
  }

  /** What belongs to the same transaction. */
  @FunctionalInterface
  public interface Beside {
    /** Does it, while both are held; false where the two are not to be joined any more. */
    boolean on(Connection connection) throws SQLException;
  }

  /**
   * What came of it.
   *
   * @param isJoined false, with nothing done, if one was erased or joined another meanwhile
   * @param answer the record that says what stands; empty if nothing does
   */
  public record Joined(boolean isJoined, Optional<StoredAnswer> answer) {}

  /**
   * Joins.
   *
   * @param former who goes on as the other
   * @param successor the other
   * @throws dev.consentry.server.database.DatabaseException if nothing was done; with a key that
   *     was taken where somebody else was quicker
   */
  public Joined join(VisitorKey former, VisitorKey successor, Beside beside) {
    Done done =
        transactions.add(
            (connection, last) ->
                mayJoin(connection, former, successor) && beside.on(connection)
                    ? new Done(true, store(connection, last, former, successor))
                    : new Done(false, null));
    if (!done.isJoined()) {
      return new Joined(false, Optional.empty());
    }
    events.publishEvent(new ConsentRevoked(former.site()));
    return new Joined(true, Optional.ofNullable(done.outcome()).map(this::answer));
  }

  /** What was done in the transaction. */
  private record Done(boolean isJoined, @Nullable Outcome outcome) {}

  private @Nullable Outcome store(
      Connection connection, Changes last, VisitorKey former, VisitorKey successor)
      throws SQLException {
    List<ConsentRecord> before = RecordRows.ofPerson(connection, List.of(successor)).get(0);
    boolean torn =
        RevokedRecords.endsRevoked(connection, successor, before)
            || RevokedRecords.endsRevoked(
                connection, former, RecordRows.ofPerson(connection, List.of(former)).get(0));
    People.join(connection, former, successor, before.isEmpty() ? 0 : before.get(0).place());
    Person person = People.of(connection, successor);
    List<List<ConsentRecord>> chains = RecordRows.ofPerson(connection, person.keys());
    ConsentRecord standing =
        StandingAnswer.of(chains.get(0), FormerChain.of(person, chains), clock.instant())
            .orElse(null);
    if (standing == null && !torn) {
      return null;
    }
    Submission nothing = withdrawConsent.everything(successor);
    Submission submission =
        standing == null || torn ? nothing : carryOver.submission(successor, standing);
    Outcome outcome = ledger.write(connection, last, List.of(submission)).get(0);
    // Refused where they asked to stop: then nothing may be granted.
    return outcome instanceof Outcome.Refused
        ? ledger.write(connection, last, List.of(nothing)).get(0)
        : outcome;
  }

  /** Holds everybody whom the two are: at once, as all do, lest two wait for each other. */
  private static boolean mayJoin(Connection connection, VisitorKey former, VisitorKey successor)
      throws SQLException {
    Person one = People.of(connection, former);
    Person other = People.of(connection, successor);
    List<VisitorKey> both = new ArrayList<>(one.keys());
    both.addAll(other.keys());
    Set<UUID> held = HoldVisitors.hold(connection, both);
    return held.contains(former.visitor())
        && held.contains(successor.visitor())
        && one.key().visitor().equals(former.visitor())
        && other.key().visitor().equals(successor.visitor())
        && People.of(connection, former).visitors().equals(one.visitors())
        && People.of(connection, successor).visitors().equals(other.visitors());
  }

  private StoredAnswer answer(Outcome outcome) {
    if (outcome instanceof Outcome.Recorded recorded) {
      return new StoredAnswer(recorded.record(), keys.sign(recorded.token()));
    }
    throw ((Outcome.Refused) outcome).problem();
  }
}
