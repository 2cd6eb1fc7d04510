package dev.consentry.server.visitor;

import dev.consentry.server.consent.Withdrawn;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a request names to be taken back. */
final class NamedWithdrawal {
  private static final int MOST = 100;

  private NamedWithdrawal() {}

  /**
   * What is named.
   *
   * @param purposes as they came; null for none
   * @param parts vendors or cookies within purposes, as they came; null for none
   * @throws ProblemException if one is none, or an empty list leaves open what is meant
   */
  static Withdrawn of(
      @Nullable List<@Nullable String> purposes,
      @Nullable Map<String, @Nullable List<@Nullable String>> parts) {
    Map<String, Set<String>> within = new TreeMap<>();
    if (parts != null) {
      parts.forEach((purpose, named) -> within.put(purpose, names(named)));
    }
    if (within.size() > MOST || (parts != null && parts.isEmpty())) {
      throw malformed();
    }
    return new Withdrawn(purposes == null ? Set.of() : names(purposes), within);
  }

  private static Set<String> names(@Nullable List<@Nullable String> named) {
    if (named == null || named.isEmpty() || named.size() > MOST) {
      throw malformed();
    }
    Set<String> names = new TreeSet<>();
    for (@Nullable String name : named) {
      if (name == null || name.isBlank()) {
        throw malformed();
      }
      names.add(name);
    }
    return names;
  }

  private static ProblemException malformed() {
    return new ProblemException(
        ProblemType.MALFORMED,
        "purposes is a list of the site's purposes, and parts has a list of vendors or cookies for each purpose that it"
            + " names. Leave both out to withdraw everything.");
  }
}
