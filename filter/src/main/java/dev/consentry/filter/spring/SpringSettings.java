package dev.consentry.filter.spring;

import dev.consentry.filter.ConsentFilterConfig;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The settings as a Spring Boot application has them, under any of the names that Spring holds for
 * the same: {@code consentry.unknown-cookies}, {@code consentry.unknownCookies}, {@code
 * CONSENTRY_UNKNOWNCOOKIES}.
 *
 * @param values the settings that are set, by their key such as {@code consentry.service}
 * @param unknownNames names below {@code consentry} that are no setting's
 */
record SpringSettings(Map<String, String> values, Set<String> unknownNames) {
  private static final ConfigurationPropertyName ALL = ConfigurationPropertyName.of("consentry");

  /** System properties and environment hold what others put there too. */
  private static final Set<String> SHARED =
      Set.of(
          StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
          StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);

  static SpringSettings of(Environment environment) {
    Binder binder = Binder.get(environment);
    Map<String, String> values = new TreeMap<>();
    for (String key : ConsentFilterConfig.keys()) {
      binder.bind(key, String.class).ifBound(value -> values.put(key, value));
    }
    Set<String> unknown = new TreeSet<>();
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource names && !isShared(source)) {
        names.stream()
            .filter(name -> ALL.isAncestorOf(name) && !isSetting(name))
            .forEach(name -> unknown.add(name.toString()));
      }
    }
    return new SpringSettings(values, unknown);
  }

  private static boolean isShared(ConfigurationPropertySource source) {
    return source.getUnderlyingSource() instanceof PropertySource<?> underlying
        && SHARED.contains(underlying.getName());
  }

  private static boolean isSetting(ConfigurationPropertyName name) {
    return ConsentFilterConfig.keys().stream()
        .map(ConfigurationPropertyName::of)
        .anyMatch(name::equals);
  }

  /**
   * Checks them all.
   *
   * @throws ConsentSettingsException if one is missing, bad or unknown
   */
  void check() {
    try {
      ConsentFilterConfig.check("property", values, unknownNames);
    } catch (IllegalArgumentException problems) {
      throw new ConsentSettingsException(problems);
    }
  }
}
