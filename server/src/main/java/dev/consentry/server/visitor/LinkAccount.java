package dev.consentry.server.visitor;

import dev.consentry.server.consent.CarryOver;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.consent.HoldVisitors;
import dev.consentry.server.consent.StoredAnswer;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.Accounts;
import dev.consentry.server.vault.FormerVisitors;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person's answer follow them: a webapp that knows who signed in names its account, and the
 * newest answer that the person gave on any of their devices holds on this one.
 */
@Singleton
public class LinkAccount {
  private final FindVisitor findVisitor;
  private final PolicyCatalog catalog;
  private final Accounts accounts;
  private final CarryOver carryOver;
  private final HoldVisitors holdVisitors;
  private final StoppedVisitors stoppedVisitors;
  private final SigningKeys keys;
  private final Clock clock;

  LinkAccount(
      FindVisitor findVisitor,
      PolicyCatalog catalog,
      Accounts accounts,
      CarryOver carryOver,
      HoldVisitors holdVisitors,
      StoppedVisitors stoppedVisitors,
      SigningKeys keys,
      Clock clock) {
    this.findVisitor = findVisitor;
    this.catalog = catalog;
    this.accounts = accounts;
    this.carryOver = carryOver;
    this.holdVisitors = holdVisitors;
    this.stoppedVisitors = stoppedVisitors;
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
    VisitorKey here = findVisitor.find(site, token).filter(this::hasAnswered).orElse(null);
    VisitorKey there = accounts.find(site, account).filter(this::hasAnswered).orElse(null);
    VisitorKey newer = newer(here, there);
    if (newer == null) {
      return Optional.empty();
    }
    holdVisitors.during(
        newer,
        connection -> {
          accounts.link(connection, newer, account);
          return true;
        });
    Optional<ConsentRecord> answer =
        carryOver
            .newestExplicit(newer)
            .filter(newest -> newest.expiresAt().isAfter(clock.instant()))
            .filter(newest -> !isSame(newer, here) || !saysSo(site, token, newest));
    if (here != null && !isSame(newer, here)) {
      answer.ifPresent(newest -> goOnAs(here, newer, newest));
    }
    return answer.map(newest -> carryOver.carryOver(newer, newest));
  }

  /**
   * This device's visitor until now is the person whose account it is, unless another account leads
   * to them, as on a device that several people use.
   */
  private void goOnAs(VisitorKey here, VisitorKey newer, ConsentRecord answer) {
    boolean joined =
        holdVisitors.during(
            List.of(here, newer),
            connection -> {
              if (accounts.leadTo(connection, here)) {
                return false;
              }
              FormerVisitors.add(connection, here, newer);
              return true;
            });
    if (joined) {
      carryOver.align(here, answer);
    }
  }

  /** Forgets an account. */
  void unlink(String site, String account) {
    catalog.require(site);
    accounts.unlink(site, account);
  }

  private @Nullable VisitorKey newer(@Nullable VisitorKey here, @Nullable VisitorKey there) {
    if (here == null || there == null) {
      return here == null ? there : here;
    }
    if (stoppedVisitors.isStopped(here) != stoppedVisitors.isStopped(there)) {
      // Who asked to stop all processing is the one to lift that, on every device.
      return stoppedVisitors.isStopped(here) ? here : there;
    }
    return time(there).isAfter(time(here)) ? there : here;
  }

  /** Once their records are destroyed there is nobody to follow. */
  private boolean hasAnswered(VisitorKey key) {
    return carryOver.newestExplicit(key).isPresent();
  }

  private Instant time(VisitorKey key) {
    return carryOver.newestExplicit(key).map(ConsentRecord::recordedAt).orElse(Instant.MIN);
  }

  /** Whether the token already stands for the answer: another device may have given a newer one. */
  private boolean saysSo(String site, String token, ConsentRecord answer) {
    return keys.read(token, site)
        .filter(answer::isSaidBy)
        .filter(read -> read.policyVersion() == answer.policyVersion())
        .isPresent();
  }

  private static boolean isSame(VisitorKey one, @Nullable VisitorKey other) {
    return other != null && one.visitor().equals(other.visitor());
  }
}
