package dev.consentry.filter.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of our languages is the nearest to one that is wanted, by BCP 47 tags. */
final class Languages {
  /** The languages that there are words in, named as their files are. */
  static final Set<String> ALL = Durations.languages();

  private static final String ENGLISH = "en";

  /** Older and narrower names of languages that there are words in. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "no", "nb", "nn", "nb", "tl", "fil", "mo", "ro", "prs", "fa", "cmn", "zh-hans", "zh",
          "zh-hans", "sh", "sr-latn");

  private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

  private Languages() {}

  /** The nearest to a tag such as {@code zh-TW}; null if there is none. */
  static @Nullable String nearest(String tag) {
    Locale wanted = Locale.forLanguageTag(tag);
    String language = wanted.getLanguage();
    return Stream.of(
            language + "-" + script(wanted),
            language + "-" + wanted.getCountry(),
            OTHER_NAMES.getOrDefault(language, language))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(ALL::contains)
        .findFirst()
        .orElse(null);
  }

  /**
   * The nearest to what a browser wants.
   *
   * @param named a language that comes first
   * @param acceptLanguage the header; one that cannot be read counts as none
   * @return English if nothing else
   */
  static String of(@Nullable String named, @Nullable String acceptLanguage) {
    String nearest = named == null ? null : nearest(named);
    return nearest != null ? nearest : accepted(acceptLanguage);
  }

  private static String accepted(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > 500) {
      return ENGLISH;
    }
    List<Locale.LanguageRange> ranges;
    try {
      ranges = Locale.LanguageRange.parse(acceptLanguage);
    } catch (IllegalArgumentException unreadable) {
      return ENGLISH;
    }
    for (Locale.LanguageRange range : ranges) {
      String nearest = range.getWeight() > 0 ? nearest(range.getRange()) : null;
      if (nearest != null) {
        return nearest;
      }
    }
    return ENGLISH;
  }

  /** {@code rtl} or {@code ltr}. */
  static String direction(String tag) {
    return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(tag).getLanguage()) ? "rtl" : "ltr";
  }

  /** Whether two tags are of one language, whatever their region. */
  static boolean same(String one, String other) {
    String nearest = nearest(one);
    return one.equalsIgnoreCase(other) || (nearest != null && nearest.equals(nearest(other)));
  }

  private static String script(Locale wanted) {
    if (!wanted.getScript().isEmpty()) {
      return wanted.getScript();
    }
    if (wanted.getLanguage().equals("zh") && TRADITIONAL.contains(wanted.getCountry())) {
      return "Hant";
    }
    return wanted.getLanguage().equals("sr") && wanted.getCountry().equals("ME") ? "Latn" : "";
  }
}
