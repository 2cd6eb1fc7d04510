package dev.consentry.server.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a version changes for visitors, against the version before. The rules: {@code
 * docs/definition.md}, "What counts as a material change".
 *
 * @param since for every purpose of the version, the number of the version in which it last changed
 *     in a way that asks again
 * @param changes what changed in this version, purpose by purpose in the definition's order; empty
 *     where nothing did. The essential purpose, which nobody is asked for, is among them
 */
public record PolicyDifference(Map<String, Integer> since, List<MaterialChange> changes) {
  /** Keeps immutable copies. */
  public PolicyDifference {
    since = Collections.unmodifiableMap(new LinkedHashMap<>(since));
    changes = List.copyOf(changes);
  }

  /** A site's first version, number 1: nobody was asked before, so nothing changed. */
  public static PolicyDifference first(PolicyDefinition first) {
    Map<String, Integer> since = new LinkedHashMap<>();
    first.purposes().forEach(purpose -> since.put(purpose.id(), 1));
    return new PolicyDifference(since, List.of());
  }

  /**
   * Compares two versions.
   *
   * @param previousSince {@link #since} of the previous version
   * @param nextVersion the number of the next version
   * @throws IllegalArgumentException when a purpose of the previous version has no number in {@code
   *     previousSince}
   */
  public static PolicyDifference between(
      PolicyDefinition previous,
      Map<String, Integer> previousSince,
      PolicyDefinition next,
      int nextVersion) {
    List<MaterialChange> changes = new MaterialChanges(previous, next).find();
    Set<String> changed =
        changes.stream()
            .filter(change -> change.kind().asksAgain())
            .map(MaterialChange::purpose)
            .collect(Collectors.toSet());
    Map<String, Integer> since = new LinkedHashMap<>();
    for (Purpose purpose : next.purposes()) {
      String id = purpose.id();
      since.put(id, changed.contains(id) ? nextVersion : known(previousSince, id));
    }
    return new PolicyDifference(since, changes);
  }

  private static int known(Map<String, Integer> previousSince, String purpose) {
    Integer since = previousSince.get(purpose);
    if (since == null) {
      throw new IllegalArgumentException(
          "No version is known for the purpose \""
              + purpose
              + "\": pass what the previous difference gave");
    }
    return since;
  }

  /** Whether visitors are asked again for a purpose, or told of what they can no longer refuse. */
  public boolean isMaterial() {
    return !changes.isEmpty();
  }
}
