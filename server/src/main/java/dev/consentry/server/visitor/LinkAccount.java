package dev.consentry.server.visitor;

import dev.consentry.filter.token.ConsentToken;
import dev.consentry.server.consent.CarryOver;
import dev.consentry.server.consent.ConsentLedger;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.consent.HoldVisitors;
import dev.consentry.server.consent.JoinVisitors;
import dev.consentry.server.consent.RevokedRecords;
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
  private final JoinVisitors joinVisitors;
  private final RevokedRecords revokedRecords;
  private final StoppedVisitors stoppedVisitors;
  private final Transactions transactions;
  private final SigningKeys keys;

  LinkAccount(
      FindVisitor findVisitor,
      PolicyCatalog catalog,
      Accounts accounts,
      ConsentLedger ledger,
      CarryOver carryOver,
      WithdrawConsent withdrawConsent,
      JoinVisitors joinVisitors,
      RevokedRecords revokedRecords,
      StoppedVisitors stoppedVisitors,
      Transactions transactions,
      SigningKeys keys) {
    this.findVisitor = findVisitor;
    this.catalog = catalog;
    this.accounts = accounts;
    this.ledger = ledger;
    this.carryOver = carryOver;
    this.withdrawConsent = withdrawConsent;
    this.joinVisitors = joinVisitors;
    this.revokedRecords = revokedRecords;
    this.stoppedVisitors = stoppedVisitors;
    this.transactions = transactions;
    this.keys = keys;
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
        if (!e.wasOutrun()) {
          throw e;
        }
      } catch (ProblemException e) {
        // They were erased, or asked to stop, between two looks.
        if (e.type() != ProblemType.UNAUTHORIZED && e.type() != ProblemType.CONFLICT) {
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
    if (here == null || (there != null && isSame(here, there))) {
      return there == null
          ? Attempt.done(Optional.empty())
          : followIf(linkTo(there, account, linked), there, here == null ? "" : token);
    }
    boolean isOfAnother =
        transactions.read(connection -> accounts.othersLeadTo(connection, here, account));
    if (isOfAnother) {
      return lend(here, there, account, linked);
    }
    return there == null
        ? followIf(linkTo(here, account, linked), here, token)
        : join(here, there, account, linked, token);
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
                  && isSame(People.of(connection, key).key(), key)
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
    JoinVisitors.Joined joined =
        joinVisitors.join(
            here,
            there,
            connection -> {
              boolean joins =
                  leadsTo(connection, here.site(), account, known)
                      && !accounts.othersLeadTo(connection, here, account);
              if (joins) {
                stoppedVisitors.moveStop(connection, here, there);
                accounts.link(connection, there, account);
              }
              return joins;
            });
    return joined.isJoined()
        ? Attempt.done(joined.answer().filter(stored -> !says(token, stored.record())))
        : Attempt.IN_VAIN;
  }

  /**
   * Another account leads to this device's visitor, so somebody else uses the device, too. Whoever
   * signed in gets a token of their own, with what they answered elsewhere, or else with what holds
   * on the device.
   *
   * @param there the person's own visitor; null if they have none yet
   */
  private Attempt lend(
      VisitorKey here, @Nullable VisitorKey there, String account, Optional<VisitorKey> known) {
    if (there != null && !linkTo(there, account, known)) {
      return Attempt.IN_VAIN;
    }
    if (there != null) {
      CarryOver.Known own = known(there);
      if (refusesAll(own)) {
        return Attempt.done(Optional.of(withdrawConsent.withdraw(own.key(), Withdrawn.EVERYTHING)));
      }
      if (own.standing().isPresent()) {
        return Attempt.done(Optional.of(carryOver.carryOver(own)));
      }
    }
    CarryOver.Known device = known(here);
    Optional<ConsentRecord> held = refusesAll(device) ? Optional.empty() : device.standing();
    StoredAnswer copy = carryOver.copy(here.site(), there, held);
    return there != null || linkTo(findVisitor.require(here.site(), copy.token()), account, known)
        ? Attempt.done(Optional.of(copy))
        : Attempt.IN_VAIN;
  }

  private Attempt followIf(boolean linked, VisitorKey there, String token) {
    return linked ? Attempt.done(follow(known(there), token)) : Attempt.IN_VAIN;
  }

  /**
   * What holds on a device of the person's own.
   *
   * @param token the device's; empty if it has none of theirs
   */
  private Optional<StoredAnswer> follow(CarryOver.Known known, String token) {
    if (refusesAll(known)) {
      boolean refused =
          known.grantsNothing()
              && read(known.key().site(), token).filter(own -> own.grants().isEmpty()).isPresent();
      return refused
          ? Optional.empty()
          : Optional.of(withdrawConsent.withdraw(known.key(), Withdrawn.EVERYTHING));
    }
    if (known.standing().isEmpty()) {
      return Optional.empty();
    }
    boolean kept = says(token, known.standing().get());
    if (kept && known.isSettled()) {
      return Optional.empty();
    }
    StoredAnswer stored = carryOver.carryOver(known);
    return kept ? Optional.empty() : Optional.of(stored);
  }

  /** Whether a device's token stands for the answer, and filters still take it. */
  private boolean says(String token, ConsentRecord answer) {
    return read(answer.site(), token)
        .filter(answer::isSaidBy)
        .filter(own -> own.policyVersion() == answer.policyVersion())
        .isPresent();
  }

  private Optional<ConsentToken> read(String site, String token) {
    return keys.read(token, site).filter(own -> !revokedRecords.isRevoked(own));
  }

  private CarryOver.Known known(VisitorKey key) {
    return carryOver.known(transactions.read(connection -> People.of(connection, key)));
  }

  /** Where nothing may be granted: they asked to stop, or what they took back may be missing. */
  private boolean refusesAll(CarryOver.Known known) {
    return known.isTorn() || stoppedVisitors.isStopped(known.key());
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
