package dev.consentry.server.consent;

import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds an answer against the notice that it answers. */
final class AnsweredNotice {
  private AnsweredNotice() {}

  /**
   * Checks that the answer is one to a notice of this version, whole and to nothing else.
   *
   * @return the answer with a choice for every part that is asked about, where it leaves that to
   *     the purpose's choice
   * @throws ProblemException that says what to change
   */
  static ChoicesRequest check(PolicyVersion version, ChoicesRequest request) {
    checkVersion(version, request);
    checkNotice(version, request);
    checkPurposes(version, request);
    ChoicesRequest whole = AnsweredParts.complete(version.definition(), request);
    checkAction(whole);
    return whole;
  }

  private static void checkVersion(PolicyVersion version, ChoicesRequest request) {
    if (request.policyVersion() != version.version()) {
      throw new ProblemException(
          ProblemType.POLICY_CHANGED,
          "Version %d is in effect, the choices answer version %d. Fetch the notice and ask the visitor again."
              .formatted(version.version(), request.policyVersion()));
    }
  }

  private static void checkNotice(PolicyVersion version, ChoicesRequest request) {
    boolean shown =
        version
            .notice(request.language())
            .map(notice -> notice.hash().equals(request.noticeHash()))
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.INVALID_CHOICES,
                        "This site publishes no notice in that language, but in "
                            + String.join(", ", version.definition().languages())
                            + ". Name the language that was shown."));
    if (!shown) {
      throw new ProblemException(
          ProblemType.POLICY_CHANGED,
          "noticeHash is not that of the notice in effect. Fetch the notice and ask the visitor"
              + " again.");
    }
  }

  private static void checkPurposes(PolicyVersion version, ChoicesRequest request) {
    Set<String> asked =
        version.definition().purposes().stream()
            .filter(purpose -> !purpose.isRequired())
            .map(Purpose::id)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> problems = new ArrayList<>();
    for (String purpose : asked) {
      if (!request.choices().containsKey(purpose)) {
        problems.add("choices." + purpose + " is missing: answer it with true or false");
      }
    }
    if (!asked.containsAll(request.choices().keySet())) {
      problems.add("choices names a purpose that this site does not ask about: leave it out");
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_CHOICES,
          "Answer exactly these purposes: " + String.join(", ", asked) + ".",
          problems);
    }
  }

  private static void checkAction(ChoicesRequest request) {
    boolean grantsSome = request.choices().containsValue(true);
    boolean refusesSome =
        request.choices().containsValue(false)
            || request.parts().byPurpose().keySet().stream()
                .anyMatch(request.parts()::refusesSomeOf);
    boolean fits =
        switch (request.action()) {
          case ACCEPT_ALL -> !refusesSome;
          case REFUSE_ALL -> !grantsSome;
          case WITHDRAW -> refusesSome;
          case SAVE -> true;
          case CARRY_OVER -> false;
        };
    if (!fits) {
      throw new ProblemException(
          ProblemType.INVALID_CHOICES,
          "The action "
              + request.action().word()
              + " does not fit the choices. Name the one that was pressed.");
    }
  }
}
