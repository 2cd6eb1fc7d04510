package dev.consentry.server.widget;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The widget's own words in each language, which go with the notice so that a page needs no request
 * of its own for them.
 */
public final class WidgetWords {
  private static final Map<String, String> WRITTEN_AS =
      Map.of(
          "zh", "zh-hans", "zh-tw", "zh-hant", "zh-hk", "zh-hant", "zh-mo", "zh-hant", "no", "nb",
          "nn", "nb", "iw", "he", "tl", "fil");

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private WidgetWords() {}

  /**
   * The words as a JSON array, in the widget's own order.
   *
   * @param language a BCP 47 tag such as {@code zh-TW}
   * @return null where there are none in this language; the widget looks for others itself
   */
  public static @Nullable String in(String language) {
    for (String tag = language.toLowerCase(Locale.ROOT);
        !tag.isEmpty();
        tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) {
      String words = read(WRITTEN_AS.getOrDefault(tag, tag));
      if (words != null) {
        return words;
      }
    }
    return null;
  }

  private static @Nullable String read(String tag) {
    String known = KNOWN.get(tag);
    if (known == null && tag.matches("[a-z]{2,3}(-[a-z]+)?")) {
      known = WidgetFile.text("words/" + tag + ".json");
      if (known != null) {
        KNOWN.put(tag, known);
      }
    }
    return known;
  }
}
