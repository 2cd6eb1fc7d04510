package dev.consentry.server.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person has answered, on whichever device: their newest answer to what was asked, less what
 * they took back since. A withdrawal takes back what it took back where it was made, and everything
 * if it left nothing; what it left granted there it does not grant again elsewhere.
 */
final class StandingAnswer {
  private StandingAnswer() {}

  /** An answer that somebody gave, and the record before it in its chain. */
  private record Given(ConsentRecord record, @Nullable ConsentRecord before) {
    boolean isExplicit() {
      return record.action() != ConsentAction.CARRY_OVER;
    }

    /** Whether it takes back a purpose, or a part of it, as far as that was granted. */
    boolean takesBack(String purpose, @Nullable String part) {
      if (record.action() != ConsentAction.WITHDRAW || record.grants().isEmpty()) {
        return part == null
            ? !record.wholeGrants().contains(purpose)
            : !record.grants(purpose, part);
      }
      if (before == null) {
        return false;
      }
      return part == null
          ? record.takesBackFrom(before, purpose)
          : before.grants(purpose, part) && !record.grants(purpose, part);
    }
  }

  /**
   * The answer that stands.
   *
   * @param chains the records of each of the person's visitors, the newest first
   * @return of the version that was shown, and until when it holds; empty if it held until now at
   *     the latest, or there is none
   */
  static Optional<ConsentRecord> of(List<List<ConsentRecord>> chains, Instant now) {
    ConsentRecord standing = null;
    for (Given each : inOrder(chains)) {
      ConsentRecord record = each.record();
      boolean holds = record.expiresAt().isAfter(now);
      if (holds && (record.action() != ConsentAction.WITHDRAW || chains.size() == 1)) {
        standing = record;
      } else if (standing != null) {
        standing = less(standing, each);
      }
    }
    return Optional.ofNullable(standing);
  }

  /** What was said explicitly, the oldest first; within a chain in its order. */
  private static List<Given> inOrder(List<List<ConsentRecord>> chains) {
    List<Given> all = new ArrayList<>();
    for (List<ConsentRecord> chain : chains) {
      for (int i = chain.size() - 1; i >= 0; i--) {
        all.add(new Given(chain.get(i), i + 1 < chain.size() ? chain.get(i + 1) : null));
      }
    }
    if (chains.size() > 1) {
      all.sort(Comparator.comparing(each -> each.record().recordedAt()));
    }
    all.removeIf(each -> !each.isExplicit());
    return all;
  }

  private static ConsentRecord less(ConsentRecord standing, Given later) {
    Map<String, Boolean> choices = new TreeMap<>();
    Map<String, Map<String, Boolean>> parts = new TreeMap<>();
    standing
        .choices()
        .forEach(
            (purpose, granted) -> {
              Map<String, Boolean> within = new TreeMap<>();
              standing
                  .parts()
                  .of(purpose)
                  .forEach(
                      (part, given) -> within.put(part, given && !later.takesBack(purpose, part)));
              if (within.isEmpty()) {
                choices.put(purpose, granted && !later.takesBack(purpose, null));
              } else {
                choices.put(purpose, within.containsValue(true));
                parts.put(purpose, within);
              }
            });
    return standing.granting(choices, new PartChoices(parts));
  }
}
