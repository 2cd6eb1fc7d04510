package dev.consentry.server.consent;

import dev.consentry.server.policy.AskEach;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.policy.Purpose;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds an answer's choices of vendors and cookies against what the site asks. */
final class AnsweredParts {
  private final ChoicesRequest request;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Map<String, Boolean>> complete = new HashMap<>();

  private AnsweredParts(ChoicesRequest request) {
    this.request = request;
  }

  /**
   * Checks the parts, and adds those of a purpose that was answered as a whole.
   *
   * @throws ProblemException that says what to change
   */
  static ChoicesRequest complete(PolicyDefinition definition, ChoicesRequest request) {
    AnsweredParts answered = new AnsweredParts(request);
    Set<String> notAsked = new HashSet<>(request.parts().byPurpose().keySet());
    for (Purpose purpose : definition.purposes()) {
      AskEach each = purpose.askEach();
      if (each != null) {
        notAsked.remove(purpose.id());
        answered.add(purpose.id(), each, definition.parts(purpose));
      }
    }
    if (!notAsked.isEmpty()) {
      answered.problems.add(
          "parts names a purpose that this site asks about as a whole, or not at all: leave it out");
    }
    return answered.result();
  }

  private void add(String purpose, AskEach each, Set<String> asked) {
    boolean granted = Boolean.TRUE.equals(request.choices().get(purpose));
    Map<String, Boolean> answers = request.parts().of(purpose);
    Map<String, Boolean> parts = new HashMap<>();
    asked.forEach(part -> parts.put(part, granted));
    if (request.parts().byPurpose().containsKey(purpose)) {
      check(purpose, each, asked, answers, granted);
      parts.putAll(answers);
    }
    if (!parts.isEmpty()) {
      complete.put(purpose, parts);
    }
  }

  private void check(
      String purpose,
      AskEach each,
      Set<String> asked,
      Map<String, Boolean> answers,
      boolean granted) {
    if (!answers.keySet().equals(asked)) {
      problems.add(
          "parts."
              + purpose
              + " answers each "
              + each.word()
              + " of the purpose with true or false, and no other: "
              + String.join(", ", asked));
    } else if (!asked.isEmpty() && answers.containsValue(true) != granted) {
      problems.add(
          "choices."
              + purpose
              + " is true exactly when one of parts."
              + purpose
              + " is: mend either of them");
    }
  }

  private ChoicesRequest result() {
    if (!problems.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_CHOICES,
          "Answer vendors and cookies as the notice asks about them (askEach of its purposes), or"
              + " leave parts out to answer each purpose as a whole.",
          problems);
    }
    return new ChoicesRequest(
        request.policyVersion(),
        request.noticeHash(),
        request.language(),
        request.action(),
        request.choices(),
        new PartChoices(complete));
  }
}
