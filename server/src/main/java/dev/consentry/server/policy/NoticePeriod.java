package dev.consentry.server.policy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How long before it takes effect a change is announced.
 *
 * @param changes for any change
 * @param materialChanges where visitors' rights are touched
 */
public record NoticePeriod(CalendarDuration changes, CalendarDuration materialChanges) {
  /**
   * From when a change that is announced now may count.
   *
   * @param place the site's time zone, in which the days are counted
   * @param material whether the change touches visitors' rights; the longer period counts then
   */
  Instant earliest(Instant now, ZoneId place, boolean material) {
    Instant earliest = changes.after(now, place);
    Instant ifMaterial = materialChanges.after(now, place);
    return material && ifMaterial.isAfter(earliest) ? ifMaterial : earliest;
  }

  /**
   * The first midnight of the site that is not before the earliest time: what to advise, for it
   * still holds a few minutes later. Where nothing has to be waited for, now.
   */
  Instant earliestDay(Instant now, ZoneId place, boolean material) {
    Instant earliest = earliest(now, place, material);
    if (earliest.equals(now)) {
      return now;
    }
    ZonedDateTime there = earliest.atZone(place);
    return there.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? earliest
        : there.toLocalDate().plusDays(1).atStartOfDay(place).toInstant();
  }
}
