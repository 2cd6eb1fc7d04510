package dev.consentry.filter.policy;

import java.util.regex.Pattern;

/**
 * The key by which the service knows this site's filters. A secret: it shows in no message.
 *
 * @param text as the service's officer was given it; empty where the service asks for none
 */
public record SiteKey(String text) {
  /** The header that carries it. */
  static final String HEADER = "Consentry-Site-Key";

  /** No key. */
  public static final SiteKey NONE = new SiteKey("");

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.-]{16,200}");

  /**
   * The key of a setting.
   *
   * @throws IllegalArgumentException if it cannot be one
   */
  public static SiteKey of(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "give the key that the service's officer made for this site, whole: 16 to 200 letters,"
              + " digits, dots, hyphens and underscores");
    }
    return new SiteKey(text);
  }

  boolean isThere() {
    return !text.isEmpty();
  }

  @Override
  public String toString() {
    return isThere() ? "[REDACTED]" : "none";
  }
}
