package dev.consentry.server.visitor;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.consent.CarryOver;
import dev.consentry.server.consent.ConsentLedger;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.consent.HoldVisitors;
import dev.consentry.server.consent.StoredAnswer;
import dev.consentry.server.consent.WithdrawConsent;
import dev.consentry.server.consent.Withdrawn;
import dev.consentry.server.database.DatabaseException;
import dev.consentry.server.database.Transactions;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.Accounts;
import dev.consentry.server.vault.People;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person's answer follow them: a webapp that knows who signed in names its account, and what
 * the person answered last, on any of their devices, holds on this one (decision record 0044).
 */
@Singleton
public class LinkAccount {
  /** How often it is tried anew when another device of the same account links at the same time. */
  private static final int MOST_ATTEMPTS = 10;

  private final FindVisitor findVisitor;
  private final PolicyCatalog catalog;
  private final Accounts accounts;
  private final ConsentLedger ledger;
  private final CarryOver carryOver;
  private final WithdrawConsent withdrawConsent;
  private final StoppedVisitors stoppedVisitors;
  private final Transactions transactions;
  private final SigningKeys keys;
  private final Clock clock;

  LinkAccount(
      FindVisitor findVisitor,
      PolicyCatalog catalog,
      Accounts accounts,
      ConsentLedger ledger,
      CarryOver carryOver,
      WithdrawConsent withdrawConsent,
      StoppedVisitors stoppedVisitors,
      Transactions transactions,
      SigningKeys keys,
      Clock clock) {
    this.findVisitor = findVisitor;
    this.catalog = catalog;
    this.accounts = accounts;
    this.ledger = ledger;
    this.carryOver = carryOver;
    this.withdrawConsent = withdrawConsent;
    this.stoppedVisitors = stoppedVisitors;
    this.transactions = transactions;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Links this device's visitor to an account.
   *
   * @param token this device's token; empty for one that has none
   * @return the answer that holds on this device from now on, where it is another than the token's
   */
  Optional<StoredAnswer> link(String site, String account, String token) {
    catalog.require(site);
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        Attempt made = attempt(site, account, token);
        if (made.isDone()) {
          return made.answer();
        }
      } catch (DatabaseException e) {
        if (!e.keyWasTaken()) {
          throw e;
        }
      }
    }
    throw new ProblemException(
        ProblemType.CONFLICT,
        "Other devices of this account link at the same time, again and again. Link again at the"
            + " next request.");
  }

  /** What came of an attempt: nothing, where another device was quicker. */
  private record Attempt(boolean isDone, Optional<StoredAnswer> answer) {
    static final Attempt IN_VAIN = new Attempt(false, Optional.empty());

    static Attempt done(Optional<StoredAnswer> answer) {
      return new Attempt(true, answer);
    }
  }

  private Attempt attempt(String site, String account, String token) {
    VisitorKey here = answered(findVisitor.find(site, token));
    Optional<VisitorKey> linked = accounts.find(site, account);
    VisitorKey there = answered(linked.map(findVisitor::successor));
    if (here != null && (there == null || !isSame(here, there))) {
      boolean isOfAnother =
          transactions.read(connection -> accounts.othersLeadTo(connection, here, account));
      if (!isOfAnother) {
        return there == null
            ? followIf(linkTo(here, account, linked), here, here, token, false)
            : join(here, there, account, linked, token);
      }
      if (there == null) {
        return begin(here, account, linked);
      }
    }
    return there == null
        ? Attempt.done(Optional.empty())
        : followIf(linkTo(there, account, linked), there, here, token, false);
  }

  /** Whoever has no record has nothing that could follow them: it was destroyed in its time. */
  private @Nullable VisitorKey answered(Optional<VisitorKey> key) {
    return key.filter(each -> !ledger.ofVisitor(each).isEmpty()).orElse(null);
  }

  /**
   * Lets the account lead to this visitor.
   *
   * @param known whom it led to when that was decided
   * @return false, with nothing done, if it leads to somebody else meanwhile
   */
  private boolean linkTo(VisitorKey key, String account, Optional<VisitorKey> known) {
    return transactions.write(
        connection -> {
          boolean links =
              HoldVisitors.hold(connection, List.of(key)).contains(key.visitor())
                  && leadsTo(connection, key.site(), account, known);
          if (links) {
            accounts.link(connection, key, account);
          }
          return links;
        });
  }

  private boolean leadsTo(
      Connection connection, String site, String account, Optional<VisitorKey> known)
      throws SQLException {
    return accounts
        .find(connection, site, account)
        .map(VisitorKey::visitor)
        .equals(known.map(VisitorKey::visitor));
  }

  /**
   * This device's visitor, whom no account leads to, is the person whose account it is: they go on
   * as the visitor whom it leads to.
   */
  private Attempt join(
      VisitorKey here, VisitorKey there, String account, Optional<VisitorKey> known, String token) {
    boolean torn = carryOver.isTorn(here);
    boolean joined =
        transactions.write(
            connection -> {
              boolean joins =
                  HoldVisitors.hold(connection, List.of(here, there)).size() == 2
                      && isSame(People.of(connection, here).key(), here)
                      && isSame(People.of(connection, there).key(), there)
                      && leadsTo(connection, here.site(), account, known)
                      && !accounts.othersLeadTo(connection, here, account);
              if (joins) {
                People.join(connection, here, there, clock.instant());
                stoppedVisitors.moveStop(connection, here, there);
                accounts.link(connection, there, account);
              }
              return joins;
            });
    if (torn && joined) {
      withdrawConsent.withdraw(there, Withdrawn.EVERYTHING);
    }
    return followIf(joined, there, here, token, true);
  }

  /**
   * Another account leads to this device's visitor, and none to this person: they get a visitor of
   * their own, who begins with what holds on the device.
   */
  private Attempt begin(VisitorKey here, String account, Optional<VisitorKey> known) {
    CarryOver.Known device = known(here);
    if (refusesAll(device) || device.standing().isEmpty()) {
      return Attempt.done(Optional.empty());
    }
    StoredAnswer begun = carryOver.begin(device.standing().get());
    VisitorKey own = findVisitor.require(here.site(), begun.token());
    return linkTo(own, account, known) ? Attempt.done(Optional.of(begun)) : Attempt.IN_VAIN;
  }

  private Attempt followIf(
      boolean linked,
      VisitorKey there,
      @Nullable VisitorKey here,
      String token,
      boolean justJoined) {
    return linked ? Attempt.done(follow(known(there), here, token, justJoined)) : Attempt.IN_VAIN;
  }

  private Optional<StoredAnswer> follow(
      CarryOver.Known known, @Nullable VisitorKey here, String token, boolean justJoined) {
    VisitorKey key = known.person().key();
    Optional<ConsentToken> own =
        here != null && known.person().isAlso(here)
            ? keys.read(token, key.site())
            : Optional.empty();
    if (refusesAll(known)) {
      boolean kept = own.filter(read -> read.grants().isEmpty()).isPresent();
      return kept && known.grantsNothing() && !justJoined
          ? Optional.empty()
          : Optional.of(withdrawConsent.withdraw(key, Withdrawn.EVERYTHING));
    }
    if (known.standing().isEmpty()) {
      return Optional.empty();
    }
    ConsentRecord standing = known.standing().get();
    boolean kept =
        own.filter(standing::isSaidBy)
            .filter(read -> read.policyVersion() == standing.policyVersion())
            .isPresent();
    if (kept && known.isSettled(justJoined, clock.instant())) {
      return Optional.empty();
    }
    StoredAnswer stored = carryOver.carryOver(known);
    return kept ? Optional.empty() : Optional.of(stored);
  }

  private CarryOver.Known known(VisitorKey key) {
    return carryOver.known(transactions.read(connection -> People.of(connection, key)));
  }

  /** Where nothing may be granted: they asked to stop, or what they took back may be missing. */
  private boolean refusesAll(CarryOver.Known known) {
    return known.isTorn() || stoppedVisitors.isStopped(known.person().key());
  }

  /** Forgets an account. */
  void unlink(String site, String account) {
    catalog.require(site);
    accounts.unlink(site, account);
  }

  private static boolean isSame(VisitorKey one, VisitorKey other) {
    return one.visitor().equals(other.visitor());
  }
}
