package dev.consentry.server.policy;

import static dev.consentry.server.policy.DefinitionProblems.quote;

import dev.consentry.server.widget.WidgetWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a site says in words of its own where the widget has others. */
final class WordsReader {
  private static final int LONGEST = 300;
  private static final int LONGEST_BUTTON = 40;

  /** A label or a short sentence. */
  private static final Rule<String> WORD = line(LONGEST);

  /** What is on every page, in a corner. */
  private static final Rule<String> BUTTON = line(LONGEST_BUTTON);

  private final LocalizedTextReader texts;
  private final List<String> languages;

  /**
   * Made for one site.
   *
   * @param languages the site's
   */
  WordsReader(LocalizedTextReader texts, List<String> languages) {
    this.texts = texts;
    this.languages = languages;
  }

  private static Rule<String> line(int longest) {
    return text -> {
      if (text.length() > longest || text.indexOf('\n') >= 0) {
        throw new Rule.BadValueException("write one line of at most " + longest + " characters");
      }
      return NameRules.TEXT.read(text);
    };
  }

  /**
   * The words by the widget's names for them, in its order; behind them what the permanent button
   * says, for which the widget's list has none.
   */
  Map<String, LocalizedText> read(YamlMapping document) {
    YamlMapping written = document.optionalMapping("words");
    Map<String, LocalizedText> words = new LinkedHashMap<>();
    WidgetWords.names().forEach(name -> put(words, name, written, WORD));
    put(words, PolicyDefinition.PERMANENT_BUTTON, written, BUTTON);
    written.refuseUnknownKeys();
    languages.stream()
        .filter(language -> !WidgetWords.speaks(language))
        .forEach(language -> refuseHalf(document, language, words));
    return words;
  }

  private void put(
      Map<String, LocalizedText> words, String name, YamlMapping written, Rule<String> rule) {
    LocalizedText text = texts.some(written, asWritten(name), rule);
    if (text != null) {
      words.put(name, text);
    }
  }

  /** Half of the words in one language and half in English would be read as a fault. */
  private static void refuseHalf(
      YamlMapping document, String language, Map<String, LocalizedText> words) {
    List<String> missing =
        WidgetWords.names().stream()
            .filter(name -> !isIn(words.get(name), language))
            .map(WordsReader::asWritten)
            .toList();
    if (!missing.isEmpty() && missing.size() < WidgetWords.names().size()) {
      document.refuse(
          "words",
          "\"words\": the widget has none of its own in "
              + quote(language)
              + "; write all of them in it, or none (missing are "
              + String.join(", ", missing)
              + ")");
    }
  }

  private static boolean isIn(@Nullable LocalizedText text, String language) {
    return text != null && text.byLanguage().containsKey(language);
  }

  /** {@code accept-all} for {@code acceptAll}: the keys of a definition have hyphens. */
  private static String asWritten(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
