package dev.consentry.server.policy;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a site's policy owes to its visitors: it is announced as long ahead as the
 * version before it promises, and says why. {@code consentry.policy-changes=at-once} lifts both,
 * for development.
 */
@Singleton
final class PolicyChanges {
  private static final String ANNOUNCED = "announced";
  private static final String AT_ONCE = "at-once";

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
   * @param before the version before it
   * @param next what it says
   * @param material whether it touches visitors' rights
   * @param wanted from when it is to count; null for the earliest time
   */
  Schedule of(
      Optional<PolicyVersion> before,
      PolicyDefinition next,
      boolean material,
      @Nullable EffectiveTime wanted) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ZoneId place = next.timeZone();
    List<String> stillToDo = new ArrayList<>();
    if (before.isEmpty() || !announced) {
      Instant from = wanted == null ? now : wanted.in(place);
      refusePast(from, now, stillToDo);
      before.ifPresent(last -> refuseOvertaking(last, from, stillToDo));
      return new Schedule(from, now, stillToDo);
    }
    PolicyVersion last = before.get();
    Instant earliest = last.definition().noticePeriod().earliestDay(now, place, material);
    Instant from = wanted == null ? earliest : wanted.in(place);
    refusePast(from, now, stillToDo);
    refuseOvertaking(last, from, stillToDo);
    if (from.isBefore(last.definition().noticePeriod().earliest(now, place, material))
        || (wanted == null && earliest.isAfter(now))) {
      stillToDo.add(tooEarly(last, material, earliest, place));
    }
    requireReason(last, next, stillToDo);
    return new Schedule(from, earliest, stillToDo);
  }

  private static void refusePast(Instant from, Instant now, List<String> stillToDo) {
    if (from.isBefore(now)) {
      stillToDo.add(
          "effectiveFrom is in the past. Leave it out to publish with effect from now, or name a"
              + " later time.");
    }
  }

  private static void refuseOvertaking(PolicyVersion last, Instant from, List<String> stillToDo) {
    if (last.effectiveFrom().isAfter(from)) {
      stillToDo.add(
          "Version %d takes effect only at %s. Name an effectiveFrom that is not before it."
              .formatted(last.version(), last.effectiveFrom()));
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
