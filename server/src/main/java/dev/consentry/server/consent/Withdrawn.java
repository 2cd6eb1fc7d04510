package dev.consentry.server.consent;

import java.util.Map;
import java.util.Set;

/**
 * What a visitor takes back.
 *
 * @param purposes whole purposes
 * @param parts vendors or cookies within purposes
 */
public record Withdrawn(Set<String> purposes, Map<String, Set<String>> parts) {
  /** All that was granted. */
  public static final Withdrawn EVERYTHING = new Withdrawn(Set.of(), Map.of());

  boolean isEverything() {
    return purposes.isEmpty() && parts.isEmpty();
  }

  boolean takes(String purpose) {
    return isEverything() || purposes.contains(purpose);
  }

  boolean takes(String purpose, String part) {
    return parts.getOrDefault(purpose, Set.of()).contains(part);
  }
}
