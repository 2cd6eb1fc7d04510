package dev.consentry.filter.cookie;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Immutable map from cookie names and prefix patterns to values. {@code _ga} is that name alone,
 * {@code _ga_*} every name that begins with {@code _ga_}. An exact name beats a pattern, a longer
 * pattern a shorter one. A look-up reads the name once and allocates nothing, however many names
 * and patterns there are.
 */
public final class CookieNames<V> {
  private final NameTable<V> exact;
  private final NameTable<V> prefixes;
  private final boolean[] prefixLengths;

  private CookieNames(Map<String, V> exact, Map<String, V> prefixes) {
    this.exact = new NameTable<>(exact);
    this.prefixes = new NameTable<>(prefixes);
    int longest = prefixes.keySet().stream().mapToInt(String::length).max().orElse(0);
    prefixLengths = new boolean[longest + 1];
    prefixes.keySet().forEach(prefix -> prefixLengths[prefix.length()] = true);
  }

  /**
   * Makes a map.
   *
   * @param entries values by name or pattern
   * @throws IllegalArgumentException if a name is empty, only {@code *}, or has a {@code *} before
   *     its end
   */
  public static <V> CookieNames<V> of(Map<String, V> entries) {
    Map<String, V> exact = new HashMap<>();
    Map<String, V> prefixes = new HashMap<>();
    entries.forEach(
        (name, value) -> {
          int star = name.indexOf('*');
          if (name.isEmpty() || star == 0 || (star > 0 && star < name.length() - 1)) {
            throw new IllegalArgumentException(
                "\"" + name + "\" is no cookie name: * may stand at the end only, and not alone");
          }
          if (star > 0) {
            prefixes.put(name.substring(0, star), Objects.requireNonNull(value));
          } else {
            exact.put(name, Objects.requireNonNull(value));
          }
        });
    return new CookieNames<>(exact, prefixes);
  }

  /** The value for a name, or null when neither the name nor a pattern for it is known. */
  public @Nullable V find(String name) {
    return find(name, 0, name.length());
  }

  /** The same for the name that stands between two indices of a text. */
  public @Nullable V find(String text, int from, int to) {
    V longestPrefix = null;
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
      int length = i + 1 - from;
      if (length < prefixLengths.length && prefixLengths[length]) {
        V found = prefixes.find(text, from, i + 1, hash);
        longestPrefix = found == null ? longestPrefix : found;
      }
    }
    V found = exact.find(text, from, to, hash);
    return found == null ? longestPrefix : found;
  }
}
