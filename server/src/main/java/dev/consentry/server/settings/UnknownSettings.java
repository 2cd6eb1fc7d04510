package dev.consentry.server.settings;

import dev.consentry.server.policy.NearestWord;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.naming.NameUtils;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds names below {@code consentry.} that are no setting's: what is mistyped would not count. */
final class UnknownSettings {
  private static final String ENVIRONMENT_PREFIX = "CONSENTRY_";

  /** Where the process's own names are, which a filter in the same process reads as well. */
  private static final Set<String> OF_THE_PROCESS = Set.of("env", "system");

  /** The filter's settings: a webapp may run in the same process, or from the same environment. */
  private static final Set<String> OF_THE_FILTER =
      Set.of(
          "consentry.service",
          "consentry.site",
          "consentry.site-key",
          "consentry.enforce-purposes",
          "consentry.unknown-cookies",
          "consentry.hide-refused",
          "consentry.debug-header",
          "consentry.poll-interval",
          "consentry.endpoint-timeout",
          "consentry.cache-directory");

  /**
   * What Kubernetes and Docker put into the environment where a neighbour is called consentry
   * (Kubernetes, "Accessing the Service", environment variables).
   */
  private static final Pattern OF_A_NEIGHBOUR =
      Pattern.compile(
          "CONSENTRY_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

  private UnknownSettings() {}

  /** A complaint about each, none with a value. */
  static List<String> in(Collection<PropertySource> sources) {
    Set<String> complaints = new TreeSet<>();
    for (PropertySource source : sources) {
      for (String name : source) {
        for (String each : names(name, source.get(name))) {
          if (isOurs(each) && !isKnown(each, source)) {
            complaints.add(complaint(each, isEnvironment(source)));
          }
        }
      }
    }
    return List.copyOf(complaints);
  }

  /** A program may hand over a whole branch as one map. */
  private static List<String> names(String name, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> branch)) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>();
    branch.forEach((key, below) -> names.addAll(names(name + "." + key, below)));
    return names;
  }

  private static boolean isOurs(String name) {
    return Setting.environmentName(name).startsWith(ENVIRONMENT_PREFIX);
  }

  private static boolean isKnown(String name, PropertySource source) {
    boolean inEnvironment = isEnvironment(source);
    String written = inEnvironment ? Setting.environmentName(name) : canonical(name);
    if (OF_THE_PROCESS.contains(source.getName()) && isOfOthers(name, written)) {
      return true;
    }
    for (Setting setting : Setting.values()) {
      boolean named =
          written.equals(setting.environmentName())
              || (setting.isOpen() && written.startsWith(setting.environmentName() + "_"));
      if (named && setting.isReadFrom(inEnvironment)) {
        return inEnvironment || name.startsWith(Setting.PREFIX);
      }
    }
    return false;
  }

  /** Settings of the log and of a filter, and what is none at all. */
  private static boolean isOfOthers(String name, String written) {
    return name.equals(Setting.LOG_FORMAT.environmentName())
        || OF_THE_FILTER.stream().map(Setting::environmentName).anyMatch(written::equals)
        || OF_A_NEIGHBOUR.matcher(name).matches();
  }

  private static boolean isEnvironment(PropertySource source) {
    return source.getConvention() == PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE;
  }

  /** Without a list's index, and whether it is written with hyphens or with capitals. */
  private static String canonical(String name) {
    return Setting.environmentName(NameUtils.hyphenate(name.replaceFirst("\\[.*", ""), true));
  }

  private static String complaint(String name, boolean inEnvironment) {
    Map<String, String> known = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      if (setting.isReadFrom(inEnvironment)) {
        String wanted = inEnvironment ? setting.environmentName() : setting.key();
        known.put(withoutPrefix(setting.environmentName()), wanted);
      }
    }
    return NearestWord.to(withoutPrefix(Setting.environmentName(name)), known.keySet())
        .map(word -> name + " is no setting; did you mean " + known.get(word) + "?")
        .orElse(name + " is no setting; remove it (server/docs/operations.md lists all settings)");
  }

  /** All begin alike, which must not make them look near each other. */
  private static String withoutPrefix(String environmentName) {
    return environmentName.substring(ENVIRONMENT_PREFIX.length());
  }
}
