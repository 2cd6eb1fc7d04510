package dev.consentry.server.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where among a site's versions somebody wants the next one to stand.
 *
 * @param published the versions so far; null for a site that has none
 * @param effectiveFrom from when it is to count; null for the earliest time
 * @param replaces the announced versions whose place it is to take: only on purpose, for somebody
 *     else may have announced one meanwhile
 */
record Wanted(
    @Nullable SitePolicies published,
    @Nullable EffectiveTime effectiveFrom,
    Set<Integer> replaces) {
  Wanted {
    replaces = Set.copyOf(replaces);
  }

  /** From when it is to count, in the site's time zone; empty for the earliest time. */
  Optional<Instant> from(ZoneId place) {
    return Optional.ofNullable(effectiveFrom).map(time -> time.in(place));
  }

  /** The next version's number. */
  int number() {
    return published == null ? 1 : published.latest().version() + 1;
  }

  /** The version that it would follow; empty where it is the first to count. */
  Optional<PolicyVersion> before(Instant now, ZoneId place) {
    if (published == null) {
      return Optional.empty();
    }
    Optional<Instant> from = from(place);
    return from.isPresent()
        ? published.before(from.get().isBefore(now) ? now : from.get())
        : published.versions().stream()
            .filter(each -> !replaces.contains(each.version()))
            .filter(each -> published.replacedBy(each).isEmpty())
            .reduce((earlier, later) -> later);
  }

  /** The versions that count at any time from now until it does. */
  Stream<PolicyVersion> untilThen(Instant now, ZoneId place) {
    if (published == null) {
      return Stream.empty();
    }
    Optional<Instant> from = from(place);
    return Stream.concat(
        published.inEffect(now).stream(),
        published.scheduled(now).stream()
            .filter(
                each ->
                    from.isPresent()
                        ? each.effectiveFrom().isBefore(from.get())
                        : !replaces.contains(each.version())));
  }

  /** The announced versions whose place it would take, counting from that time. */
  List<Integer> replaced(Instant from, Instant now) {
    return published == null
        ? List.of()
        : published.scheduled(now).stream()
            .filter(each -> !each.effectiveFrom().isBefore(from))
            .map(PolicyVersion::version)
            .toList();
  }

  /** Adds what to do where it would take the place of others than was said. */
  void refuseSurprises(Instant from, Instant now, List<String> stillToDo) {
    Set<Integer> taken = new TreeSet<>(replaced(from, now));
    Set<Integer> unsaid = new TreeSet<>(taken);
    unsaid.removeAll(replaces);
    if (!unsaid.isEmpty()) {
      stillToDo.add(
          "%s announced for the same time or a later one. Add replaces=%s to have this definition take that place, or name a later effectiveFrom."
              .formatted(versions(unsaid), list(taken)));
    }
    Set<Integer> notTaken = new TreeSet<>(replaces);
    notTaken.removeAll(taken);
    if (!notTaken.isEmpty()) {
      stillToDo.add(
          "replaces names %s, whose place this definition would not take: it is not announced, or takes effect before. Name an effectiveFrom up to its time, or take it out of replaces."
              .formatted(list(notTaken)));
    }
  }

  private static String versions(Set<Integer> numbers) {
    return (numbers.size() == 1 ? "Version %s is" : "Versions %s are").formatted(list(numbers));
  }

  private static String list(Set<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
