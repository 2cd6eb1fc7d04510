package dev.consentry.server.consent;

import java.util.Map;

/**
 * What a visitor answered, as it arrives: readable, but not yet held against the policy.
 *
 * @param policyVersion the version that was shown
 * @param noticeHash the notice that was shown
 * @param language the language that it was shown in
 * @param action how the answer was given
 * @param choices granted (true) or refused (false) per purpose
 */
record ChoicesRequest(
    int policyVersion,
    String noticeHash,
    String language,
    ConsentAction action,
    Map<String, Boolean> choices) {}
