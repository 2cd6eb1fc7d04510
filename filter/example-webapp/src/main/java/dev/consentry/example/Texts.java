package dev.consentry.example;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What the pages say, in each language: {@code texts/<language>.properties}. */
final class Texts {
  private static final Map<String, Map<String, String>> LOADED = new ConcurrentHashMap<>();

  private Texts() {}

  /**
   * All texts in one language, by name.
   *
   * @param language one that a company publishes, such as {@code ko}
   * @throws IllegalStateException if the texts were never written in that language
   */
  static Map<String, String> in(String language) {
    return LOADED.computeIfAbsent(language, Texts::read);
  }

  private static Map<String, String> read(String language) {
    Properties texts =
        PropertiesResource.read("/texts/" + language + ".properties")
            .orElseThrow(() -> new IllegalStateException("There are no texts in " + language));
    return texts.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(name -> name, texts::getProperty));
  }
}
