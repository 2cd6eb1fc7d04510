package dev.consentry.filter.guard.liberty;

import dev.consentry.filter.guard.HeaderBlock;
import java.util.HashMap;
import java.util.Map;

/**
 * Open Liberty's response headers.
 *
 * @param message what has them
 */
record LibertyBlock(LibertyMessages messages, Object message) implements HeaderBlock {
  @Override
  public void removeIf(FieldTest test) {
    // A field is removed by its key, and its place among those that have the same.
    Map<Object, Integer> kept = new HashMap<>();
    for (Object field : messages.fields(message)) {
      Object key = messages.key(field);
      int place = kept.getOrDefault(key, 0);
      if (test.holds(messages.name(field), messages.value(field))) {
        messages.remove(message, key, place);
      } else {
        kept.put(key, place + 1);
      }
    }
  }

  @Override
  public boolean anyMatch(FieldTest test) {
    for (Object field : messages.fields(message)) {
      if (test.holds(messages.name(field), messages.value(field))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void add(String name, String value) {
    messages.append(message, name, value);
  }
}
