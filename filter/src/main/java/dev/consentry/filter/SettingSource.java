package dev.consentry.filter;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place where settings may stand.
 *
 * @param place what to call it in a message, such as {@code init-param}
 * @param names the names that are set there, as far as a misspelled one is worth a complaint
 * @param value the value of a setting, or null where it is not set
 */
record SettingSource(String place, Set<String> names, Function<Setting, @Nullable String> value) {

  /** A place for parameters of a webapp, all of whose names are known. */
  static SettingSource ofParameters(
      String place, Set<String> names, Function<String, @Nullable String> value) {
    return new SettingSource(place, names, setting -> value.apply(setting.key()));
  }

  /** The Java process's system properties. */
  static SettingSource ofSystemProperties() {
    return new SettingSource(
        "system property", Set.of(), setting -> System.getProperty(setting.key()));
  }

  /** The process's environment. */
  static SettingSource ofEnvironment(Function<String, @Nullable String> environment) {
    return new SettingSource(
        "environment", Set.of(), setting -> environment.apply(setting.environmentName()));
  }
}
