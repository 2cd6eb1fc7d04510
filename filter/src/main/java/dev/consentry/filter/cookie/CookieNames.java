package dev.consentry.filter.cookie;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Immutable map from cookie names and prefix patterns to values. {@code _ga} is that name alone,
 * {@code _ga_*} every name that begins with {@code _ga_}. An exact name beats a pattern, a longer
 * pattern a shorter one. A look-up of a declared name reads it once and allocates nothing, however
 * many names and patterns there are.
 */
public final class CookieNames<V> {
  private final NameTable<V> exact;
  private final NameTable<V> prefixes;
  private final boolean[] prefixLengths;
  private final boolean[] prefixBegins = new boolean[128];

  private CookieNames(Map<String, V> exact, Map<String, V> prefixes) {
    this.exact = new NameTable<>(exact);
    this.prefixes = new NameTable<>(prefixes);
    int longest = prefixes.keySet().stream().mapToInt(String::length).max().orElse(0);
    prefixLengths = new boolean[longest + 1];
    for (String prefix : prefixes.keySet()) {
      prefixLengths[prefix.length()] = true;
      prefixBegins[prefix.charAt(0) & 127] = true;
    }
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
    return find(CookieName.of(name));
  }

  /** The same for a name in a longer text. */
  public @Nullable V find(CookieName name) {
    V found = exact.find(name);
    if (found != null || name.start() == name.end()) {
      return found;
    }
    return prefixBegins[name.text().charAt(name.start()) & 127]
        ? findLongestPrefix(name.text(), name.start(), name.end())
        : null;
  }

  private @Nullable V findLongestPrefix(String text, int from, int to) {
    for (int length = Math.min(to - from, prefixLengths.length - 1); length > 0; length--) {
      V found =
          prefixLengths[length] ? prefixes.find(CookieName.of(text, from, from + length)) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
