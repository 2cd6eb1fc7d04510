package dev.consentry.server.consent;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person has answered, on whichever device: their newest answer to what was asked, less what
 * they took back since. A withdrawal takes back what it took back where it was made, and everything
 * if it left nothing; what it left granted there it does not grant again elsewhere.
 */
final class StandingAnswer {
  private StandingAnswer() {}

  /** An answer that somebody gave, the record before it in its chain, and since when it counts. */
  private record Given(ConsentRecord record, @Nullable ConsentRecord before, Instant time) {
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
   * @param own the records of the visitor as whom the person goes on, the newest first
   * @param formers those of visitors who go on as this one
   * @return of the version that was shown, and until when it holds; empty if it held until now at
   *     the latest, or there is none
   */
  static Optional<ConsentRecord> of(
      List<ConsentRecord> own, List<FormerChain> formers, Instant now) {
    ConsentRecord standing = null;
    for (Given each : inOrder(own, formers)) {
      ConsentRecord record = each.record();
      boolean holds = record.expiresAt().isAfter(now);
      if (!each.isExplicit()) {
        continue;
      }
      if (holds && (record.action() != ConsentAction.WITHDRAW || formers.isEmpty())) {
        standing = record;
      } else if (standing != null) {
        standing = less(standing, each);
      }
    }
    return Optional.ofNullable(standing);
  }

  /**
   * The oldest first. Within a chain in its order, whatever the clocks said; what was answered
   * after visitors were one person comes after what each had said before; of what was said at the
   * same time that which grants less comes last.
   */
  private static List<Given> inOrder(List<ConsentRecord> own, List<FormerChain> formers) {
    List<Deque<Given>> chains = new ArrayList<>();
    for (FormerChain former : formers) {
      chains.add(given(former.former().key().visitor(), former.records(), formers));
    }
    UUID visitor = own.isEmpty() ? null : own.get(0).visitor();
    chains.add(given(visitor, own, formers));
    List<Given> all = new ArrayList<>();
    for (Given next = first(chains); next != null; next = first(chains)) {
      all.add(next);
    }
    return all;
  }

  /** A chain, each record of which counts since it was made, and after all that is before it. */
  private static Deque<Given> given(
      @Nullable UUID visitor, List<ConsentRecord> newestFirst, List<FormerChain> formers) {
    Map<FormerChain, Instant> ends = new HashMap<>();
    for (FormerChain each : formers) {
      if (each.former().joined().equals(visitor) && !each.records().isEmpty()) {
        Deque<Given> chain = given(each.former().key().visitor(), each.records(), formers);
        ends.put(each, chain.getLast().time().plusNanos(1));
      }
    }
    Deque<Given> chain = new ArrayDeque<>();
    Instant time = Instant.MIN;
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      ConsentRecord record = newestFirst.get(i);
      ConsentRecord before = i + 1 < newestFirst.size() ? newestFirst.get(i + 1) : null;
      Stream<Instant> joined =
          ends.entrySet().stream()
              .filter(end -> record.place() > end.getKey().former().joinedAfter())
              .map(Map.Entry::getValue);
      time =
          Stream.concat(Stream.of(time, record.recordedAt()), joined)
              .max(Comparator.naturalOrder())
              .orElseThrow();
      chain.add(new Given(record, before, time));
    }
    return chain;
  }

  private static @Nullable Given first(List<Deque<Given>> chains) {
    Optional<Deque<Given>> chain =
        chains.stream()
            .filter(each -> !each.isEmpty())
            .min(
                Comparator.comparing((Deque<Given> each) -> each.getFirst().time())
                    .thenComparing(each -> -each.getFirst().record().grants().size()));
    return chain.map(Deque::removeFirst).orElse(null);
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
