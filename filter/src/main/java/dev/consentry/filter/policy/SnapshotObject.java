package dev.consentry.filter.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a snapshot, read strictly: a missing member or one of another type is a {@link
 * SnapshotException} that names it. Members that nobody asks for are passed over: a change that
 * must not be passed over raises {@code format}.
 */
record SnapshotObject(Map<?, ?> members) {
  private static final int MAX_TEXT = 4096;

  String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw new SnapshotException("\"" + name + "\" is missing");
    }
    return text;
  }

  @Nullable String optionalText(String name) {
    Object value = members.get(name);
    if (value == null && !members.containsKey(name)) {
      return null;
    }
    if (value instanceof String text && !text.isEmpty() && text.length() <= MAX_TEXT) {
      return text;
    }
    throw new SnapshotException(
        "\"" + name + "\" is not a text of 1 to " + MAX_TEXT + " characters");
  }

  int positiveNumber(String name) {
    if (members.get(name) instanceof Integer number && number > 0) {
      return number;
    }
    throw new SnapshotException("\"" + name + "\" is not a whole number from 1 on");
  }

  List<SnapshotObject> objects(String name, int most) {
    List<SnapshotObject> objects = new ArrayList<>();
    for (Object item : list(name, most)) {
      if (!(item instanceof Map<?, ?> map)) {
        throw new SnapshotException("\"" + name + "\" has an entry that is not an object");
      }
      objects.add(new SnapshotObject(map));
    }
    return objects;
  }

  List<String> texts(String name, int most) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(name, most)) {
      if (!(item instanceof String text)) {
        throw new SnapshotException("\"" + name + "\" has an entry that is not a text");
      }
      texts.add(text);
    }
    return texts;
  }

  /** Texts by name, in their order; empty where the member is absent. */
  Map<String, String> optionalTexts(String name, int most) {
    Object value = members.get(name);
    if (value == null && !members.containsKey(name)) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map) || map.size() > most) {
      throw new SnapshotException(
          "\"" + name + "\" is not an object of at most " + most + " texts");
    }
    SnapshotObject written = new SnapshotObject(map);
    Map<String, String> texts = new LinkedHashMap<>();
    map.keySet().forEach(key -> texts.put((String) key, written.text((String) key)));
    return Collections.unmodifiableMap(texts);
  }

  private List<?> list(String name, int most) {
    if (!(members.get(name) instanceof List<?> list)) {
      throw new SnapshotException("\"" + name + "\" is missing or not a list");
    }
    if (list.size() > most) {
      throw new SnapshotException("\"" + name + "\" has more than " + most + " entries");
    }
    return list;
  }
}
