package dev.consentry.filter;

import dev.consentry.filter.decision.EnforcementScope;
import dev.consentry.filter.policy.SiteKey;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings from their sources and names every problem at once. */
final class ConfigReader {
  private static final Pattern SITE = Pattern.compile("[a-z][a-z0-9-]{1,31}");
  private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z-]{2,31}");
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final List<SettingSource> sources;
  private final List<String> problems = new ArrayList<>();

  private ConfigReader(List<SettingSource> sources) {
    this.sources = sources;
  }

  /**
   * Reads the settings.
   *
   * @param sources the first that has a setting wins
   * @throws IllegalArgumentException if a setting is missing, bad or unknown; names all of them,
   *     and what to do
   */
  static ConsentFilterConfig read(List<SettingSource> sources) {
    return new ConfigReader(sources).read();
  }

  private ConsentFilterConfig read() {
    sources.forEach(this::complainOfUnknown);
    URI service = value(Setting.SERVICE, ConfigReader::service);
    String site = value(Setting.SITE, ConfigReader::site);
    SiteKey siteKey = value(Setting.SITE_KEY, SiteKey::of);
    Boolean enforces = value(Setting.MODE, text -> oneOf(text, "enforce", "observe"));
    Purposes purposes = value(Setting.ENFORCE_PURPOSES, ConfigReader::purposes);
    if (Boolean.FALSE.equals(enforces) && purposes != null && !purposes.ids().isEmpty()) {
      problems.add("enforce-purposes contradicts mode=observe: leave one of them out");
    }
    Boolean keeps = value(Setting.UNKNOWN_COOKIES, text -> oneOf(text, "keep", "strip"));
    Boolean hides = value(Setting.HIDE_REFUSED, text -> oneOf(text, "on", "off"));
    Boolean debugs = value(Setting.DEBUG_HEADER, text -> oneOf(text, "on", "off"));
    Duration poll = value(Setting.POLL_INTERVAL, text -> duration(text, Duration.ofHours(1)));
    Duration wait = value(Setting.ENDPOINT_TIMEOUT, text -> duration(text, Duration.ofMinutes(1)));
    CacheDirectory cache = value(Setting.CACHE_DIRECTORY, CacheDirectory::of);
    if (service == null
        || site == null
        || siteKey == null
        || enforces == null
        || purposes == null
        || keeps == null
        || hides == null
        || debugs == null
        || poll == null
        || wait == null
        || cache == null
        || !problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Consentry cannot start:\n - " + String.join("\n - ", problems));
    }
    EnforcementScope scope = enforces ? EnforcementScope.of(purposes.ids()) : EnforcementScope.NONE;
    return new ConsentFilterConfig(
        service, site, siteKey, scope, keeps, hides, debugs, poll, wait, cache.path());
  }

  private record Purposes(Set<String> ids) {}

  private static Purposes purposes(String text) {
    Set<String> ids = new TreeSet<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String id = part.strip();
      if (!PURPOSE.matcher(id).matches()) {
        throw new IllegalArgumentException(
            "give purposes of the policy between commas, such as advertising,analytics; undeclared"
                + " stands for cookies without a declaration");
      }
      ids.add(id);
    }
    return new Purposes(ids);
  }

  private record CacheDirectory(@Nullable Path path) {
    static CacheDirectory of(String text) {
      try {
        return new CacheDirectory(text.isEmpty() ? null : Path.of(text));
      } catch (InvalidPathException bad) {
        throw new IllegalArgumentException("give the path of a directory", bad);
      }
    }
  }

  private void complainOfUnknown(SettingSource source) {
    source.names().stream()
        .filter(name -> name.startsWith(Setting.PREFIX) && !Setting.isKey(name))
        .sorted()
        .forEach(
            name ->
                problems.add(
                    "%s %s: there is no such setting; did you mean %s?"
                        .formatted(source.place(), name, Setting.nearestKey(name))));
  }

  private <T> @Nullable T value(Setting setting, Function<String, T> parser) {
    for (SettingSource source : sources) {
      String text = source.value().apply(setting);
      if (text != null) {
        return parsed(source.place() + " " + setting.key(), setting, text.strip(), parser);
      }
    }
    String fallback = setting.defaultValue();
    if (fallback != null) {
      return parser.apply(fallback);
    }
    problems.add(
        ("%s is missing: set it as <context-param> %s in web.xml, in Spring Boot's"
                + " application.properties, as system property, or as environment variable %s")
            .formatted(setting.id(), setting.key(), setting.environmentName()));
    return null;
  }

  private <T> @Nullable T parsed(
      String where, Setting setting, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException bad) {
      String shown = setting == Setting.SITE_KEY ? "[REDACTED]" : text;
      problems.add("%s: \"%s\" does not hold; %s".formatted(where, shown, bad.getMessage()));
      return null;
    }
  }

  private static URI service(String text) {
    String expected = "give an address such as https://consent.medit.example";
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException noUri) {
      throw new IllegalArgumentException(expected, noUri);
    }
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(expected);
    }
    return uri;
  }

  private static String site(String text) {
    if (!SITE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "give the site's name at the service: 2 to 32 small letters, digits and hyphens, a letter"
              + " first");
    }
    return text;
  }

  private static boolean oneOf(String text, String yes, String no) {
    if (!text.equals(yes) && !text.equals(no)) {
      throw new IllegalArgumentException("give " + yes + " or " + no);
    }
    return text.equals(yes);
  }

  private static Duration duration(String text, Duration longest) {
    String expected =
        "give an ISO 8601 duration from %s to %s, such as PT5S".formatted(SHORTEST, longest);
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(longest) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException noDuration) {
      throw new IllegalArgumentException(expected, noDuration);
    }
    throw new IllegalArgumentException(expected);
  }
}
