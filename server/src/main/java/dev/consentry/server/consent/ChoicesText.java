package dev.consentry.server.consent;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How choices stand in the database: {@code {"advertising":false,"analytics":true}}, in order of
 * the purposes, and parts as {@code {"advertising":{"hubspot":false,"medit":true}}}. The names of
 * purposes, vendors and cookies have no character that JSON escapes.
 */
final class ChoicesText {
  private static final Pattern PARTS = Pattern.compile("\"([^\"]+)\":(\\{[^{}]*\\})");

  private ChoicesText() {}

  static String write(Map<String, Boolean> choices) {
    return new TreeMap<>(choices)
        .entrySet().stream()
            .map(choice -> "\"" + choice.getKey() + "\":" + choice.getValue())
            .collect(joining(",", "{", "}"));
  }

  static Map<String, Boolean> read(String text) {
    Map<String, Boolean> choices = new TreeMap<>();
    String inner = text.substring(1, text.length() - 1);
    if (inner.isEmpty()) {
      return choices;
    }
    for (String pair : inner.split(",", -1)) {
      int colon = pair.indexOf(':');
      choices.put(pair.substring(1, colon - 1), Boolean.valueOf(pair.substring(colon + 1)));
    }
    return choices;
  }

  /** The column of parts; nothing where no purpose was asked so. */
  static @Nullable String write(PartChoices parts) {
    return parts.isEmpty()
        ? null
        : parts.byPurpose().entrySet().stream()
            .map(purpose -> "\"" + purpose.getKey() + "\":" + write(purpose.getValue()))
            .collect(joining(",", "{", "}"));
  }

  static PartChoices readParts(@Nullable String text) {
    if (text == null) {
      return PartChoices.NONE;
    }
    Map<String, Map<String, Boolean>> parts = new HashMap<>();
    Matcher purpose = PARTS.matcher(text);
    while (purpose.find()) {
      parts.put(purpose.group(1), read(purpose.group(2)));
    }
    return new PartChoices(parts);
  }
}
