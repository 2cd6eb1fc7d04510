package dev.consentry.server.consent;

import dev.consentry.server.policy.Notice;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.vault.VisitorKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes back what a visitor granted, without asking them anything. */
@Singleton
public class WithdrawConsent {
  private final PolicyCatalog catalog;
  private final ConsentLedger ledger;
  private final StoreNow storeNow;
  private final Clock clock;

  WithdrawConsent(PolicyCatalog catalog, ConsentLedger ledger, StoreNow storeNow, Clock clock) {
    this.catalog = catalog;
    this.ledger = ledger;
    this.storeNow = storeNow;
    this.clock = clock;
  }

  /**
   * Withdraws. When this returns, it is done on disk.
   *
   * @param key the visitor's key
   * @throws ProblemException if the site does not ask about what is named, or nothing was stored
   */
  public StoredAnswer withdraw(VisitorKey key, Withdrawn named) {
    PolicyVersion version = catalog.requireInEffect(key.site());
    checkAsked(version.definition(), named);
    return storeNow.store(
        submission(version, key, ledger.ofVisitor(key), named)
            .following(
                earlier ->
                    submission(
                        version,
                        key,
                        earlier.own(),
                        earlier.isTorn() ? Withdrawn.EVERYTHING : named)));
  }

  /** The submission of a visitor who takes everything back, whatever there was. */
  Submission everything(VisitorKey key) {
    return submission(catalog.requireInEffect(key.site()), key, List.of(), Withdrawn.EVERYTHING);
  }

  private Submission submission(
      PolicyVersion version, VisitorKey key, List<ConsentRecord> earlier, Withdrawn withdrawn) {
    return new Submission(
        version, request(version, earlier, withdrawn), null, key, null, null, null);
  }

  private ChoicesRequest request(
      PolicyVersion version, List<ConsentRecord> earlier, Withdrawn withdrawn) {
    Map<String, Boolean> choices = new TreeMap<>();
    Map<String, Map<String, Boolean>> parts = new TreeMap<>();
    for (Purpose purpose : version.definition().purposes()) {
      if (!purpose.isRequired()) {
        boolean keeps = keeps(purpose.id(), version, earlier, withdrawn);
        Map<String, Boolean> within = new TreeMap<>();
        for (String part : version.definition().parts(purpose)) {
          within.put(
              part,
              keeps
                  && earlier.get(0).grants(purpose.id(), part)
                  && !withdrawn.takes(purpose.id(), part));
        }
        choices.put(purpose.id(), within.isEmpty() ? keeps : within.containsValue(true));
        if (!within.isEmpty()) {
          parts.put(purpose.id(), within);
        }
      }
    }
    Notice notice =
        earlier.stream()
            .findFirst()
            .flatMap(last -> version.notice(last.language()))
            .orElseGet(version::defaultNotice);
    return new ChoicesRequest(
        version.version(),
        notice.hash(),
        notice.language(),
        ConsentAction.WITHDRAW,
        choices,
        new PartChoices(parts));
  }

  /**
   * What is not taken back stays granted as long as it was, unless it means something else since.
   */
  private boolean keeps(
      String purpose, PolicyVersion version, List<ConsentRecord> earlier, Withdrawn withdrawn) {
    if (withdrawn.takes(purpose) || earlier.isEmpty()) {
      return false;
    }
    ConsentRecord last = earlier.get(0);
    Integer since = version.since().get(purpose);
    return last.expiresAt().isAfter(clock.instant())
        && last.grants().contains(purpose)
        && since != null
        && last.policyVersion() >= since;
  }

  private static void checkAsked(PolicyDefinition definition, Withdrawn withdrawn) {
    Map<String, Set<String>> asked = new TreeMap<>();
    for (Purpose purpose : definition.purposes()) {
      if (!purpose.isRequired()) {
        asked.put(purpose.id(), definition.parts(purpose));
      }
    }
    if (!asked.keySet().containsAll(withdrawn.purposes())) {
      throw new ProblemException(
          ProblemType.INVALID_CHOICES,
          "purposes names one that this site does not ask about. It asks about "
              + String.join(", ", asked.keySet())
              + ".");
    }
    withdrawn
        .parts()
        .forEach(
            (purpose, parts) -> {
              if (!asked.getOrDefault(purpose, Set.of()).containsAll(parts)) {
                throw notAsked(asked);
              }
            });
  }

  private static ProblemException notAsked(Map<String, Set<String>> asked) {
    String those =
        asked.entrySet().stream()
            .filter(purpose -> !purpose.getValue().isEmpty())
            .map(purpose -> purpose.getKey() + ": " + String.join(", ", purpose.getValue()))
            .collect(Collectors.joining("; "));
    return new ProblemException(
        ProblemType.INVALID_CHOICES,
        those.isEmpty()
            ? "This site asks about each purpose as a whole. Name it in purposes, without parts."
            : "parts names what this site does not ask about on its own. It asks about "
                + those
                + ".");
  }
}
