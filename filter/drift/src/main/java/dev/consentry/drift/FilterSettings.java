package dev.consentry.drift;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filter's settings for the tests, as system properties for as long as a test class runs. */
final class FilterSettings {
  private final Map<String, @Nullable String> before = new HashMap<>();

  private FilterSettings() {}

  static FilterSettings set(DriftService service) {
    FilterSettings settings = new FilterSettings();
    settings.set("consentry.service", service.address());
    settings.set("consentry.site", service.site());
    settings.set("consentry.mode", "observe");
    settings.set("consentry.poll-interval", "PT1S");
    settings.set("consentry.cache-directory", service.directory().toString());
    return settings;
  }

  private void set(String key, String value) {
    before.put(key, System.setProperty(key, value));
  }

  void restore() {
    before.forEach(
        (key, value) -> {
          if (value == null) {
            System.clearProperty(key);
          } else {
            System.setProperty(key, value);
          }
        });
  }
}
