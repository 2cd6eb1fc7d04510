package dev.consentry.server.visitor;

import dev.consentry.server.consent.CarryOver;
import dev.consentry.server.consent.ConsentRecord;
import dev.consentry.server.consent.HoldVisitors;
import dev.consentry.server.consent.StoredAnswer;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.token.SigningKeys;
import dev.consentry.server.vault.Accounts;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
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
  private final SigningKeys keys;
  private final Clock clock;

  LinkAccount(
      FindVisitor findVisitor,
      PolicyCatalog catalog,
      Accounts accounts,
      CarryOver carryOver,
      HoldVisitors holdVisitors,
      SigningKeys keys,
      Clock clock) {
    this.findVisitor = findVisitor;
    this.catalog = catalog;
    this.accounts = accounts;
    this.carryOver = carryOver;
    this.holdVisitors = holdVisitors;
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
    VisitorKey here = findVisitor.find(site, token).orElse(null);
    VisitorKey there = accounts.find(site, account).orElse(null);
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
    return carryOver
        .newestExplicit(newer)
        .filter(answer -> answer.expiresAt().isAfter(clock.instant()))
        .filter(answer -> !isSame(newer, here) || !saysSo(site, token, answer))
        .map(answer -> carryOver.carryOver(newer, answer));
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
    return time(there).isAfter(time(here)) ? there : here;
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
