package dev.consentry.server.visitor;

import java.util.Locale;
import java.util.ResourceBundle;

/** The few words of an exported page that are no site's own. English where a language has none. */
final class ExportWords {
  private static final ResourceBundle.Control NO_MACHINE_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle words;

  private ExportWords(ResourceBundle words) {
    this.words = words;
  }

  /** The words in this language (BCP 47). */
  static ExportWords in(String language) {
    return new ExportWords(
        ResourceBundle.getBundle(
            "visitor.export",
            Locale.forLanguageTag(language),
            ExportWords.class.getClassLoader(),
            NO_MACHINE_LANGUAGE));
  }

  String get(String key) {
    return words.getString(key);
  }
}
