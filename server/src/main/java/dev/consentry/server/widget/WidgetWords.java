package dev.consentry.server.widget;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The widget's own words in each language, which go with the notice so that a page needs no request
 * of its own for them; a site may put its own in their place.
 */
public final class WidgetWords {
  private static final Map<String, String> WRITTEN_AS =
      Map.of(
          "zh", "zh-hans", "zh-tw", "zh-hant", "zh-hk", "zh-hant", "zh-mo", "zh-hant", "no", "nb",
          "nn", "nb", "iw", "he", "tl", "fil");

  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();
  private static final String NAMES = "names";
  private static final String ENGLISH = "en";
  private static final JsonFactory JSON = new JsonFactory();

  private WidgetWords() {}

  /**
   * The names of the words that a site may replace, such as {@code acceptAll}, in the widget's
   * order.
   */
  public static List<String> names() {
    List<String> all = required(NAMES);
    return all.subList(1, all.size());
  }

  /** Whether the widget has words of its own in a language, by its BCP 47 tag. */
  public static boolean speaks(String language) {
    return find(language) != null;
  }

  /**
   * The words in the widget's own order, the language's tag first.
   *
   * @param language a BCP 47 tag such as {@code zh-TW}
   * @param own the site's words in this language; those of {@link #names} replace the widget's
   * @return null where there are neither; the widget looks for others itself
   */
  public static @Nullable List<String> in(String language, Map<String, String> own) {
    List<String> words = find(language);
    if (names().stream().noneMatch(own::containsKey)) {
      return words;
    }
    List<String> all = new ArrayList<>(words == null ? required(ENGLISH) : words);
    if (words == null) {
      all.set(0, language);
    }
    for (int i = 1; i < all.size(); i++) {
      String replaced = own.get(names().get(i - 1));
      if (replaced != null) {
        all.set(i, replaced);
      }
    }
    return List.copyOf(all);
  }

  private static @Nullable List<String> find(String language) {
    for (String tag = language.toLowerCase(Locale.ROOT);
        !tag.isEmpty();
        tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) {
      String file = WRITTEN_AS.getOrDefault(tag, tag);
      List<String> words = file.matches("[a-z]{2,3}(-[a-z]+)?") ? read(file) : null;
      if (words != null) {
        return words;
      }
    }
    return null;
  }

  private static List<String> required(String file) {
    List<String> words = read(file);
    if (words == null) {
      throw new IllegalStateException(
          "words/" + file + ".json is missing: build the js-widget module and put its jar beside");
    }
    return words;
  }

  private static @Nullable List<String> read(String file) {
    List<String> known = KNOWN.get(file);
    String json = known == null ? WidgetFile.text("words/" + file + ".json") : null;
    if (json == null) {
      return known;
    }
    try {
      List<String> words = texts(json);
      KNOWN.put(file, words);
      return words;
    } catch (IOException broken) {
      throw new UncheckedIOException("words/" + file + ".json is no list of texts", broken);
    }
  }

  private static List<String> texts(String json) throws IOException {
    List<String> texts = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      for (String text = parser.nextTextValue(); text != null; text = parser.nextTextValue()) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }
}
