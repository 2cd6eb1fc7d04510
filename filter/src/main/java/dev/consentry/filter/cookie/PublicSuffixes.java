package dev.consentry.filter.cookie;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The domains below which different owners register names (publicsuffix.org): {@code com}, {@code
 * co.kr}, {@code github.io}. A browser keeps no cookie for them. Immutable.
 */
public final class PublicSuffixes {
  private static final int LONGEST_HOST = 253;

  private final Set<String> suffixes = new HashSet<>();
  private final Set<String> wildcards = new HashSet<>();
  private final Set<String> exceptions = new HashSet<>();

  private PublicSuffixes() {}

  /**
   * Makes the list.
   *
   * @param rules the rules of the public suffix list in small ASCII letters: {@code co.kr}, {@code
   *     *.ck}, {@code !www.ck}
   */
  public static PublicSuffixes of(Collection<String> rules) {
    PublicSuffixes list = new PublicSuffixes();
    for (String rule : rules) {
      if (rule.startsWith("!")) {
        list.exceptions.add(rule.substring(1));
      } else if (rule.startsWith("*.")) {
        list.wildcards.add(rule.substring(2));
      } else {
        list.suffixes.add(rule);
      }
    }
    return list;
  }

  /**
   * The domains for which a browser lets a host set cookies: itself and each parent up to the
   * registrable domain. {@code shop.medit.co.kr} gives itself and {@code medit.co.kr}.
   *
   * @return in that order, in small letters; empty for an address, for a name without a dot and for
   *     a public suffix, whose cookies stay on the host, and for what is no host's name at all
   */
  public List<String> cookieDomains(String host) {
    if (host.length() > LONGEST_HOST || !isName(host) || isAddress(host) || hasEmptyLabel(host)) {
      return List.of();
    }
    String name = host.toLowerCase(Locale.ROOT);
    int suffix = suffixStart(name);
    List<String> domains = new ArrayList<>();
    for (int start = 0; start < suffix; start = name.indexOf('.', start) + 1) {
      domains.add(name.substring(start));
    }
    return domains;
  }

  /** Where the public suffix begins; the last label is one in any case. */
  private int suffixStart(String name) {
    int start = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      String domain = name.substring(start);
      String parent = name.substring(dot + 1);
      if (exceptions.contains(domain)) {
        return dot + 1;
      }
      if (suffixes.contains(domain) || wildcards.contains(parent)) {
        return start;
      }
      start = dot + 1;
    }
    return start;
  }

  /** What else there is, an IPv6 address for one, would be another attribute in a line. */
  private static boolean isName(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = Ascii.lower(host.charAt(i));
      if (!(c >= 'a' && c <= 'z') && !Ascii.isDigit(c) && c != '.' && c != '-' && c != '_') {
        return false;
      }
    }
    return !host.isEmpty();
  }

  /** No top-level domain ends in a digit, so that this is IPv4. */
  private static boolean isAddress(String name) {
    return Ascii.isDigit(name.charAt(name.length() - 1));
  }

  private static boolean hasEmptyLabel(String name) {
    return name.startsWith(".") || name.endsWith(".") || name.contains("..");
  }
}
