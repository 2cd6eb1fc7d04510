package dev.consentry.filter.cookie;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash table from names to values that is asked with a piece of a longer text, so that
 * looking up allocates nothing. What is not there is told by the hashes alone, which lie side by
 * side.
 */
final class NameTable<V> {
  private final int[] hashes;
  private final String[] names;
  private final Object[] values;
  private final int mask;

  NameTable(Map<String, V> entries) {
    int capacity = Integer.highestOneBit(Math.max(4, entries.size() * 4 - 1));
    hashes = new int[capacity];
    names = new String[capacity];
    values = new Object[capacity];
    mask = capacity - 1;
    entries.forEach(this::put);
  }

  private void put(String name, V value) {
    int hash = marked(CookieName.hash(name, 0, name.length()));
    int slot = spread(hash);
    while (hashes[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    names[slot] = name;
    values[slot] = value;
  }

  /**
   * The value of the name that stands between two indices.
   *
   * @param nameHash that piece's {@link CookieName#hash(String, int, int)}
   */
  @SuppressWarnings("unchecked") // put() stores nothing but values of this type
  @Nullable V find(String text, int from, int to, int nameHash) {
    int hash = marked(nameHash);
    for (int slot = spread(hash); hashes[slot] != 0; slot = (slot + 1) & mask) {
      if (hashes[slot] == hash && isAt(names[slot], text, from, to)) {
        return (V) values[slot];
      }
    }
    return null;
  }

  private static boolean isAt(String name, String text, int from, int to) {
    return name.length() == to - from && text.startsWith(name, from);
  }

  /** Zero means an empty slot. */
  private static int marked(int hash) {
    return hash == 0 ? 1 : hash;
  }

  private int spread(int hash) {
    return (hash ^ (hash >>> 15)) & mask;
  }
}
