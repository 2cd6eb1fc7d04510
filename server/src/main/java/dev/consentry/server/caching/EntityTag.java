package dev.consentry.server.caching;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag (RFC 9110, section 8.8.3).
 *
 * @param text as it stands in the header {@code ETag}, with its quotes
 */
public record EntityTag(String text) {
  private static final Pattern EACH =
      Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");
  private static final int LONGEST = 4096;

  /** The tag of an answer that this names among all others. */
  public static EntityTag of(String name) {
    return new EntityTag("\"" + name + "\"");
  }

  /**
   * Whether a request that carries this {@code If-None-Match} has the answer already. Weak tags
   * count as well (RFC 9110, section 13.1.2: a cache on the way may have weakened ours by
   * compressing).
   *
   * @param ifNoneMatch {@code *}, or tags such as {@code "a", W/"b"}; null where there is none.
   *     What cannot be read matches nothing
   */
  public boolean matches(@Nullable CharSequence ifNoneMatch) {
    if (ifNoneMatch == null || ifNoneMatch.length() > LONGEST) {
      return false;
    }
    if (text.contentEquals(ifNoneMatch) || "*".contentEquals(ifNoneMatch)) {
      return true;
    }
    Matcher tags = EACH.matcher(ifNoneMatch);
    while (tags.find()) {
      if (text.equals(tags.group(1))) {
        return true;
      }
    }
    return false;
  }
}
