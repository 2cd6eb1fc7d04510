package dev.consentry.server.consent;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.TreeMap;

/**
 * How choices stand in the database: {@code {"advertising":false,"analytics":true}}, in order of
 * the purposes.
 */
final class ChoicesText {
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
}
