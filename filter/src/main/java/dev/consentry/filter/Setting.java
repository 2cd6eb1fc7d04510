package dev.consentry.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings that there are, and under which names each is looked for. */
enum Setting {
  SERVICE("service", null),
  SITE("site", null),
  SITE_KEY("site-key", ""),
  MODE("mode", "enforce"),
  ENFORCE_PURPOSES("enforce-purposes", ""),
  UNKNOWN_COOKIES("unknown-cookies", "strip"),
  HIDE_REFUSED("hide-refused", "on"),
  DEBUG_HEADER("debug-header", "off"),
  POLL_INTERVAL("poll-interval", "PT2S"),
  ENDPOINT_TIMEOUT("endpoint-timeout", "PT5S"),
  CACHE_DIRECTORY("cache-directory", "");

  static final String PREFIX = "consentry.";

  private final String id;
  private final @Nullable String defaultValue;

  Setting(String id, @Nullable String defaultValue) {
    this.id = id;
    this.defaultValue = defaultValue;
  }

  /** Such as {@code unknown-cookies}. */
  String id() {
    return id;
  }

  /** Its name as parameter and system property, such as {@code consentry.unknown-cookies}. */
  String key() {
    return PREFIX + id;
  }

  /** Its name in the environment, such as {@code CONSENTRY_UNKNOWN_COOKIES}. */
  String environmentName() {
    return key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** What holds when it is set nowhere; null when it has to be set. */
  @Nullable String defaultValue() {
    return defaultValue;
  }

  static boolean isKey(String key) {
    return Arrays.stream(values()).anyMatch(setting -> setting.key().equals(key));
  }

  /** The key that is spelled most like another. */
  static String nearestKey(String key) {
    List<String> keys = Arrays.stream(values()).map(Setting::key).toList();
    String nearest = keys.get(0);
    for (String candidate : keys) {
      if (distance(candidate, key) < distance(nearest, key)) {
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance: how many letters to add, leave out or change. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
