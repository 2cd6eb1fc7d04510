package dev.consentry.server.policy;

import java.util.Map;

/**
 * One text in every language of its site.
 *
 * @param byLanguage the texts by BCP 47 language, such as {@code ko}
 */
public record LocalizedText(Map<String, String> byLanguage) {
  /** Keeps an immutable copy. */
  public LocalizedText {
    byLanguage = Map.copyOf(byLanguage);
  }

  /**
   * The text in one language of the site.
   *
   * @throws IllegalArgumentException when the site does not publish that language
   */
  public String in(String language) {
    String text = byLanguage.get(language);
    if (text == null) {
      throw new IllegalArgumentException(
          "No text in \""
              + language
              + "\": ask for one of the site's languages, "
              + byLanguage.keySet());
    }
    return text;
  }
}
