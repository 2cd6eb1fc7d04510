package dev.consentry.filter.cookie;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash table from names to values that is asked with a piece of a longer text, so that
 * looking up allocates nothing.
 */
final class NameTable<V> {
  private final @Nullable String[] names;
  private final Object[] values;
  private final int mask;

  NameTable(Map<String, V> entries) {
    int capacity = Integer.highestOneBit(Math.max(4, entries.size() * 4 - 1));
    names = new @Nullable String[capacity];
    values = new Object[capacity];
    mask = capacity - 1;
    entries.forEach(this::put);
  }

  private void put(String name, V value) {
    int slot = spread(name.hashCode());
    while (names[slot] != null) {
      slot = (slot + 1) & mask;
    }
    names[slot] = name;
    values[slot] = value;
  }

  /**
   * The value of the name that stands between two indices.
   *
   * @param hash that piece's {@link String#hashCode()}
   */
  @SuppressWarnings("unchecked") // put() stores nothing but values of this type
  @Nullable V find(String text, int from, int to, int hash) {
    int length = to - from;
    for (int slot = spread(hash); ; slot = (slot + 1) & mask) {
      String name = names[slot];
      if (name == null) {
        return null;
      }
      if (name.length() == length && text.startsWith(name, from)) {
        return (V) values[slot];
      }
    }
  }

  private int spread(int hash) {
    return (hash ^ (hash >>> 15)) & mask;
  }
}
