package dev.consentry.server.policy;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a change of a site's policy owes to its visitors: it is announced as long ahead as they were
 * promised, and says why. {@code consentry.policy-changes=at-once} lifts both, for development.
 */
@Singleton
final class PolicyChanges {
  private static final String ANNOUNCED = "announced";
  private static final String AT_ONCE = "at-once";
  private static final int MOST_YEARS_AHEAD = 5;

  private final boolean announced;
  private final Clock clock;

  PolicyChanges(@Property(name = "consentry.policy-changes") String setting, Clock clock) {
    if (!setting.equals(ANNOUNCED) && !setting.equals(AT_ONCE)) {
      throw new IllegalArgumentException(
          "consentry.policy-changes is neither announced nor at-once; write one of them");
    }
    this.announced = setting.equals(ANNOUNCED);
    this.clock = clock;
  }

  /**
   * When a version may and would take effect, and what still keeps it from being published.
   *
   * @param effectiveFrom from when it would count
   * @param earliest the first day, in the site's time zone, that the notice period allows
   * @param stillToDo what to do before it can be published; empty when it can
   */
  record Schedule(Instant effectiveFrom, Instant earliest, List<String> stillToDo) {}

  /**
   * The schedule of a version.
   *
   * @param before the version that it follows; none where it is the first to count
   * @param next what it says
   * @param material whether it touches visitors' rights
   * @param wanted from when it is to count, and in whose place
   */
  Schedule of(
      Optional<PolicyVersion> before, PolicyDefinition next, boolean material, Wanted wanted) {
    Instant now = now();
    ZoneId place = next.timeZone();
    List<String> stillToDo = new ArrayList<>();
    Instant earliest = now;
    Instant from = wanted.from(place).orElse(now);
    if (announced && before.isPresent()) {
      PolicyVersion last = before.get();
      if (!next.differsOnlyInReason(last.definition())) {
        PolicyVersion strictest = strictest(wanted, last, material, now, place);
        NoticePeriod period = strictest.definition().noticePeriod();
        earliest = period.earliestDay(now, place, material);
        if (from.isBefore(period.earliest(now, place, material))) {
          stillToDo.add(tooEarly(strictest, material, earliest, place));
        }
        from = wanted.from(place).orElse(earliest);
      }
      requireReason(last, next, stillToDo);
    }
    refuseUnlikely(from, now, place, stillToDo);
    wanted.refuseSurprises(from, now, stillToDo);
    return new Schedule(from, earliest, stillToDo);
  }

  /** The time, as exactly as the times of versions are kept. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Of what visitors are promised at any time until then, the longest notice period. Otherwise a
   * version that is announced with a shorter one would make void what the one in effect promises.
   */
  private static PolicyVersion strictest(
      Wanted wanted, PolicyVersion last, boolean material, Instant now, ZoneId place) {
    return wanted
        .untilThen(now, place)
        .max(
            Comparator.comparing(
                    (PolicyVersion each) ->
                        each.definition().noticePeriod().earliest(now, place, material))
                .thenComparing(PolicyVersion::version))
        .orElse(last);
  }

  private static void refuseUnlikely(
      Instant from, Instant now, ZoneId place, List<String> stillToDo) {
    if (from.isBefore(now)) {
      stillToDo.add(
          "effectiveFrom is in the past. Leave it out for the earliest time there is, or name a"
              + " later one.");
    } else if (from.isAfter(now.atZone(place).plusYears(MOST_YEARS_AHEAD).toInstant())) {
      stillToDo.add(
          "effectiveFrom is more than %d years ahead. Correct it, or publish nearer the time."
              .formatted(MOST_YEARS_AHEAD));
    }
  }

  private static String tooEarly(
      PolicyVersion last, boolean material, Instant earliest, ZoneId place) {
    NoticePeriod period = last.definition().noticePeriod();
    return "Version %d promises to announce %s %s ahead. Name effectiveFrom=%s (%s in %s) or later."
        .formatted(
            last.version(),
            material ? "a material change" : "a change",
            material ? period.materialChanges() : period.changes(),
            earliest,
            earliest.atZone(place).toLocalDateTime(),
            place);
  }

  private static void requireReason(
      PolicyVersion last, PolicyDefinition next, List<String> stillToDo) {
    LocalizedText reason = next.reasonForChange();
    if (reason == null) {
      stillToDo.add(
          "The definition gives no reason-for-change. Say there, in each language, why the policy"
              + " changes.");
    } else if (reason.equals(last.definition().reasonForChange())) {
      stillToDo.add(
          "reason-for-change is still that of version %d. Say why the policy changes this time."
              .formatted(last.version()));
    }
  }
}
