package dev.consentry.server.policy;

/**
 * How long before it takes effect a change is announced.
 *
 * @param changes for any change
 * @param materialChanges where visitors' rights are touched
 */
public record NoticePeriod(CalendarDuration changes, CalendarDuration materialChanges) {}
