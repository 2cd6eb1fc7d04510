package dev.consentry.server.policy;

import org.jspecify.annotations.Nullable;

/**
 * One cookie name, or every name that begins alike, and what it is for.
 *
 * @param name such as {@code _ga}, or the prefix pattern {@code _ga_*}
 * @param purpose the id of a purpose of the same policy
 * @param vendor the id of a vendor of the same policy
 * @param lifetime how long it stays in the browser
 * @param domain the Domain attribute that it is set with; null for a cookie of one host
 * @param path the Path attribute that it is set with
 * @param explanation what it tells; null where nothing is said
 */
public record CookieDeclaration(
    String name,
    String purpose,
    String vendor,
    Lifetime lifetime,
    @Nullable String domain,
    String path,
    @Nullable LocalizedText explanation) {
  /** Whether the name covers every cookie name that begins with it. */
  public boolean isPattern() {
    return name.endsWith("*");
  }

  /** Whether this is a pattern that covers the given name, or a narrower pattern. */
  boolean isPatternThatCovers(String other) {
    return isPattern() && other.startsWith(prefix());
  }

  /** The name without the star of a pattern. */
  String prefix() {
    return isPattern() ? name.substring(0, name.length() - 1) : name;
  }
}
