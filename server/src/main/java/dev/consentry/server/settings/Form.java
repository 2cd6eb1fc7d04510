package dev.consentry.server.settings;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.core.value.PropertyResolver;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a setting takes.
 *
 * @param words the same in words, to stand behind the setting's name
 * @param fits whether the value that the setting of a name has is of this form
 */
record Form(String words, BiPredicate<PropertyResolver, String> fits) {
  private static final String EMBEDDED = "jdbc:h2:file:";
  private static final Pattern HEADER = Pattern.compile("[\\x21-\\x7e]{16,200}");
  private static final Pattern PLAIN_PATH =
      Pattern.compile("(\\.{1,2}|~|[A-Za-z]:)?[/\\\\].*|\\.{1,2}|~");

  /** Any text; the room that reads it knows more. */
  static final Form TEXT = new Form("is a text", (settings, key) -> true);

  /** A secret that somebody sends: long enough that nobody guesses it. */
  static final Form KEY =
      new Form(
          "has at least 16 characters, random ones",
          (settings, key) -> settings.getProperty(key, String.class).orElse("").length() >= 16);

  /** Secrets under names of the operator's own, each sent as a header of its own. */
  static final Form HEADERS =
      new Form(
          "has 16 to 200 letters, digits and signs of ASCII, random ones, and no space",
          (settings, key) ->
              HEADER.matcher(settings.getProperty(key, String.class).orElse("")).matches());

  /** Where files of the operator's are, all of which have to be there. */
  static final Form LOCATIONS =
      new Form(
          "names files that are there, as file: or classpath: and their path",
          (settings, key) ->
              Stream.of(settings.getProperty(key, String[].class).orElse(new String[0]))
                  .filter(location -> !location.isBlank())
                  .allMatch(location -> new ResourceResolver().getResource(location).isPresent()));

  /** On or off. Nothing else: what is not understood must not mean off. */
  static final Form SWITCH = oneOf("true", "false");

  /** How many. */
  static final Form COUNT =
      new Form(
          "is a whole number, at least 1",
          (settings, key) -> settings.getProperty(key, Integer.class).orElse(0) >= 1);

  /** How long. */
  static final Form DURATION =
      new Form(
          "is a length of time such as 10m, 7d or PT1H",
          (settings, key) ->
              settings.getProperty(key, Duration.class).filter(Form::isSomeTime).isPresent());

  /** How long before it signs a key is published: filters ask at most every 30 s. */
  static final Form AHEAD =
      new Form(
          "is a length of time, at least 1m, and shorter than signing-keys.rotate-every",
          (settings, key) -> {
            Duration ahead = settings.getProperty(key, Duration.class).orElse(Duration.ZERO);
            Duration every =
                settings.getProperty(Setting.ROTATE_EVERY.key(), Duration.class).orElse(ahead);
            return ahead.compareTo(Duration.ofMinutes(1)) >= 0 && ahead.compareTo(every) < 0;
          });

  /**
   * Where the embedded database's files are; any path where another database is used. H2 takes no
   * other, lest it be thought to be elsewhere.
   */
  static final Form FOLDER =
      new Form(
          "is an absolute path or begins with ./, ../ or ~/",
          (settings, key) -> {
            String path = settings.getProperty(key, String.class).orElse("");
            String address =
                settings.getProperty(Setting.DATABASE_URL.key(), String.class).orElse("");
            return PLAIN_PATH.matcher(path).matches() || !address.startsWith(EMBEDDED + path);
          });

  /** Where a database is. */
  static final Form DATABASE =
      new Form(
          "begins with jdbc:h2: or jdbc:postgresql:",
          (settings, key) -> {
            String address = settings.getProperty(key, String.class).orElse("");
            return address.startsWith("jdbc:h2:") || address.startsWith("jdbc:postgresql:");
          });

  /** One of these words. */
  static Form oneOf(String... words) {
    Set<String> known = Set.of(words);
    return new Form(
        "is " + String.join(" or ", List.of(words)),
        (settings, key) ->
            settings.getProperty(key, String.class).filter(known::contains).isPresent());
  }

  private static boolean isSomeTime(Duration length) {
    return !length.isZero() && !length.isNegative();
  }
}
