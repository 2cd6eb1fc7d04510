package dev.consentry.server.consent;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Granted (true) or refused (false) for each part of the purposes whose vendors or cookies are
 * asked about one by one.
 *
 * @param byPurpose by the purpose's id, then by the vendor's id or the cookie's declared name
 */
public record PartChoices(Map<String, Map<String, Boolean>> byPurpose) {
  /** Where no purpose is asked so. */
  public static final PartChoices NONE = new PartChoices(Map.of());

  /** Puts the choices in order. */
  public PartChoices {
    Map<String, Map<String, Boolean>> ordered = new TreeMap<>();
    byPurpose.forEach(
        (purpose, parts) ->
            ordered.put(purpose, Collections.unmodifiableMap(new TreeMap<>(parts))));
    byPurpose = Collections.unmodifiableMap(ordered);
  }

  /** The choices within one purpose; empty where it was asked about as a whole. */
  public Map<String, Boolean> of(String purpose) {
    return byPurpose.getOrDefault(purpose, Map.of());
  }

  /** Whether some part of the purpose is refused. */
  boolean refusesSomeOf(String purpose) {
    return of(purpose).containsValue(false);
  }

  /** Whether that part of the purpose is refused explicitly. */
  boolean refuses(String purpose, String part) {
    return Boolean.FALSE.equals(of(purpose).get(part));
  }

  /** The parts of the purpose that are granted. */
  Set<String> grantedOf(String purpose) {
    return of(purpose).entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean isEmpty() {
    return byPurpose.isEmpty();
  }
}
