package dev.consentry.server.policy;

import org.jspecify.annotations.Nullable;

/**
 * What is kept, how long, and what happens then.
 *
 * @param data what it is about, in words
 * @param keep how long it is kept
 * @param then what happens when that time has come
 * @param apartFor how long it stays in the separate store; null where the policy does not say, or
 *     nothing is stored apart
 * @param approvalRequired whether an officer approves before destruction
 * @param ofConsentRecords whether it is about the consent records, which this service itself keeps:
 *     then it is carried out, counted from when the visitor's last answer expired. Every other rule
 *     is the company's own to keep
 */
public record RetentionRule(
    LocalizedText data,
    Keep keep,
    AfterKeeping then,
    @Nullable CalendarDuration apartFor,
    boolean approvalRequired,
    boolean ofConsentRecords) {}
