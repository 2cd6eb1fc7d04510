package dev.consentry.server.policy;

import dev.consentry.server.jurisdiction.ConsentModel;
import org.jspecify.annotations.Nullable;

/**
 * How a site asks.
 *
 * @param model what holds before the visitor answers
 * @param askAgainAfter how long an answer holds; at most 400 days
 * @param minimumAge in years; null where the policy names none
 */
public record ConsentTerms(
    ConsentModel model, CalendarDuration askAgainAfter, @Nullable Integer minimumAge) {}
