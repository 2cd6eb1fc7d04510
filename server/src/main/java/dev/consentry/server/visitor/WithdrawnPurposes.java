package dev.consentry.server.visitor;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a request names to be taken back. */
final class WithdrawnPurposes {
  private static final int MOST = 100;

  private WithdrawnPurposes() {}

  /**
   * The purposes that are named.
   *
   * @param named as they came; null for none
   * @return empty for all of them
   * @throws ProblemException if one is none, or an empty list leaves open what is meant
   */
  static Set<String> of(@Nullable List<@Nullable String> named) {
    if (named == null) {
      return Set.of();
    }
    Set<String> purposes = new TreeSet<>();
    for (@Nullable String purpose : named) {
      if (purpose == null || purpose.isBlank() || named.size() > MOST) {
        throw malformed();
      }
      purposes.add(purpose);
    }
    if (purposes.isEmpty()) {
      throw malformed();
    }
    return purposes;
  }

  private static ProblemException malformed() {
    return new ProblemException(
        ProblemType.MALFORMED,
        "purposes is a list of the site's purposes. Leave it out to withdraw all of them.");
  }
}
