package dev.consentry.example;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose website this is: all that differs between the companies it can look like.
 *
 * @param id the profile's name, such as {@code medit}
 * @param name as visitors know it
 * @param languages that it publishes; the first is its default
 * @param accent the colour of its brand, such as {@code #1257c9}
 * @param taglines one per language
 * @param cookies the names of its cookies, by what it sets them for
 * @param partner the vendor whose offer it has a page for, by its id in the policy; empty where it
 *     has none
 */
record Company(
    String id,
    String name,
    List<String> languages,
    String accent,
    Map<String, String> taglines,
    Map<Purpose, Set<String>> cookies,
    String partner) {

  String defaultLanguage() {
    return languages.get(0);
  }

  /** The line under the company's name, in one of its languages. */
  String tagline(String language) {
    return taglines.getOrDefault(language, "");
  }

  /** Whether this company's website sets a cookie of this name. */
  boolean uses(String cookie) {
    return cookies.values().stream().anyMatch(names -> names.contains(cookie));
  }
}
