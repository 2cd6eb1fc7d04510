package dev.consentry.server.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a version changes in the texts of one language. Wording alone asks nobody again.
 *
 * @param language the language
 * @param kind what happens to the language
 * @param texts where the texts stand that are new, gone or worded otherwise; empty for a language
 *     that is added or removed whole
 */
public record LanguageChange(String language, Kind kind, List<String> texts) {
  /** What happens to a language. */
  public enum Kind {
    /** The version before was not published in it. */
    ADDED("added"),
    /** The version is no longer published in it. */
    REMOVED("removed"),
    /** Some of its texts are others now. */
    REWORDED("reworded"),
    /** Every text is as it was. */
    UNCHANGED("unchanged");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The kind for programs, such as {@code reworded}. */
    public String word() {
      return word;
    }
  }

  /** Keeps an immutable copy. */
  public LanguageChange {
    texts = List.copyOf(texts);
  }

  /** Every language of a site's first version. */
  static List<LanguageChange> first(PolicyDefinition first) {
    return first.languages().stream()
        .map(language -> new LanguageChange(language, Kind.ADDED, List.of()))
        .toList();
  }

  /** Every language of either version, those of the next one first. */
  static List<LanguageChange> between(PolicyDefinition previous, PolicyDefinition next) {
    List<LanguageChange> changes = new ArrayList<>();
    for (String language : next.languages()) {
      changes.add(
          previous.languages().contains(language)
              ? compare(previous, next, language)
              : new LanguageChange(language, Kind.ADDED, List.of()));
    }
    previous.languages().stream()
        .filter(language -> !next.languages().contains(language))
        .forEach(gone -> changes.add(new LanguageChange(gone, Kind.REMOVED, List.of())));
    return changes;
  }

  private static LanguageChange compare(
      PolicyDefinition previous, PolicyDefinition next, String language) {
    Map<String, String> before = DefinitionTexts.of(previous, language);
    Map<String, String> after = DefinitionTexts.of(next, language);
    Set<String> places = new TreeSet<>(before.keySet());
    places.addAll(after.keySet());
    places.removeIf(place -> Objects.equals(before.get(place), after.get(place)));
    Kind kind = places.isEmpty() ? Kind.UNCHANGED : Kind.REWORDED;
    return new LanguageChange(language, kind, List.copyOf(places));
  }
}
