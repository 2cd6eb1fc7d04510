package dev.consentry.filter.cookie;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash table from names to values that is asked with a piece of a longer text, so that
 * looking up allocates nothing. Nearly every name is told by comparing numbers, and its characters
 * are not read again.
 */
final class NameTable<V> {
  private final int[] kinds;
  private final long[] heads;
  private final long[] tails;
  private final String[] names;
  private final Object[] values;
  private final int mask;

  NameTable(Map<String, V> entries) {
    int capacity = Integer.highestOneBit(Math.max(4, entries.size() * 4 - 1));
    kinds = new int[capacity];
    heads = new long[capacity];
    tails = new long[capacity];
    names = new String[capacity];
    values = new Object[capacity];
    mask = capacity - 1;
    entries.forEach(this::put);
  }

  private void put(String text, V value) {
    CookieName name = CookieName.of(text);
    int slot = name.hash() & mask;
    while (kinds[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    kinds[slot] = name.kind();
    heads[slot] = name.head();
    tails[slot] = name.tail();
    names[slot] = text;
    values[slot] = value;
  }

  /** The value of a name. None is empty: a kind of zero means an empty slot. */
  @SuppressWarnings("unchecked") // put() stores nothing but values of this type
  @Nullable V find(CookieName name) {
    int kind = name.kind();
    for (int slot = name.hash() & mask; kinds[slot] != 0; slot = (slot + 1) & mask) {
      if (kinds[slot] == kind
          && heads[slot] == name.head()
          && tails[slot] == name.tail()
          && (kind > 0 || isSame(names[slot], name))) {
        return (V) values[slot];
      }
    }
    return null;
  }

  /** To be asked of names of one length. */
  private static boolean isSame(String text, CookieName name) {
    return name.text().startsWith(text, name.start());
  }
}
