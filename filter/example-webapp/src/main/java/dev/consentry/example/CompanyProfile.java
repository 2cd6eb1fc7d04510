package dev.consentry.example;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a {@link Company} from its profile, {@code companies/<id>.properties}. */
final class CompanyProfile {
  static final List<String> KNOWN =
      List.of("crscube", "easycare", "medipixel", "medit", "sns-helper");

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

  private final String id;
  private final Properties profile;

  private CompanyProfile(String id, Properties profile) {
    this.id = id;
    this.profile = profile;
  }

  /**
   * Reads the profile of one company.
   *
   * @param id one of {@link #KNOWN}
   * @throws IllegalArgumentException if there is no such profile, or one of its lines is missing
   */
  static Company load(String id) {
    if (!KNOWN.contains(id)) {
      throw new IllegalArgumentException(
          "Set company to one of " + KNOWN + ", not to \"" + id + "\"");
    }
    Properties profile =
        PropertiesResource.read("/companies/" + id + ".properties")
            .orElseThrow(() -> new IllegalStateException("The profile of " + id + " is missing"));
    return new CompanyProfile(id, profile).company();
  }

  private Company company() {
    List<String> languages = List.copyOf(list("languages"));
    Map<String, String> taglines =
        languages.stream()
            .collect(toUnmodifiableMap(identity(), language -> text("tagline." + language)));
    return new Company(id, text("name"), languages, accent(), taglines, cookies(), partner());
  }

  private String partner() {
    return profile.getProperty("partner", "").strip();
  }

  private String accent() {
    String accent = text("accent");
    if (!COLOUR.matcher(accent).matches()) {
      throw new IllegalArgumentException("accent of " + id + " is no colour such as #1257c9");
    }
    return accent;
  }

  private Map<Purpose, Set<String>> cookies() {
    Map<Purpose, Set<String>> cookies = new EnumMap<>(Purpose.class);
    for (Purpose purpose : Purpose.values()) {
      cookies.put(purpose, cookieNames("cookies." + purpose.id()));
    }
    return cookies;
  }

  /** Empty where the company sets no cookie for a purpose; but the line has to be there. */
  private Set<String> cookieNames(String key) {
    return profile.getProperty(key, "").isEmpty() && profile.containsKey(key)
        ? Set.of()
        : list(key);
  }

  private Set<String> list(String key) {
    return new LinkedHashSet<>(List.of(text(key).split("\\s*,\\s*")));
  }

  private String text(String key) {
    String value = profile.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The profile of " + id + " needs a line for " + key);
    }
    return value.strip();
  }
}
