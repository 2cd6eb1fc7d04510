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
 * @param parts the same within the purposes that are asked vendor by vendor or cookie by cookie
 */
record ChoicesRequest(
    int policyVersion,
    String noticeHash,
    String language,
    ConsentAction action,
    Map<String, Boolean> choices,
    PartChoices parts) {
  /** An answer to purposes as a whole. */
  ChoicesRequest(
      int policyVersion,
      String noticeHash,
      String language,
      ConsentAction action,
      Map<String, Boolean> choices) {
    this(policyVersion, noticeHash, language, action, choices, PartChoices.NONE);
  }
}
