package dev.consentry.filter.policy;

import org.jspecify.annotations.Nullable;

/**
 * What the policy says of a cookie name or pattern.
 *
 * @param name that name or pattern, as it is declared
 * @param purpose why the cookie is set
 * @param part what of that purpose the visitor is asked about for it; null where the purpose is
 *     asked about as a whole
 * @param domain the Domain attribute that it is set with; null when it stays on one host
 * @param path the Path attribute that it is set with
 */
public record CookieRule(
    String name, Purpose purpose, @Nullable Part part, @Nullable String domain, String path) {
  /** Whether it is about every name that begins so, and not about one name. */
  public boolean isPattern() {
    return name.charAt(name.length() - 1) == '*';
  }
}
