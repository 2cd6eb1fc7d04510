package dev.consentry.server.policy;

import java.util.Set;
import java.util.regex.Pattern;

/** How the names in a definition are read. */
final class NameRules {
  static final Rule<String> SITE =
      matching(
          "[a-z][a-z0-9-]{1,31}",
          "write 2 to 32 small letters, digits and hyphens, a letter first");

  static final Rule<String> PURPOSE =
      matching(
          "(?!ask$)[a-z](?!.*--)[a-z-]{2,31}",
          "write 3 to 32 small letters and single hyphens, a letter first, and not \"ask\"");

  static final Rule<String> VENDOR = SITE;

  static final Rule<String> PATH =
      matching(
          "/[\\x21-\\x7e&&[^;]]*",
          "write a path that begins with /, in ASCII, without ; and spaces");

  /**
   * A text to show: anything but control characters and halves of characters, which no store and no
   * page can keep.
   */
  static final Rule<String> TEXT = NameRules::text;

  /** A token of RFC 6265, or a prefix of one with a star behind it. */
  static final Rule<String> COOKIE = NameRules::cookie;

  private static final Pattern COOKIE_TOKEN = Pattern.compile("[!#$%&'+\\-.^_`|~0-9A-Za-z]+\\*?");

  private static final Set<String> OWN_COOKIES =
      Set.of(
          "consent",
          "__Host-consent",
          "__Secure-consent",
          "consent-choices",
          "consent-form",
          "__Host-consent-form");

  private NameRules() {}

  static Rule<String> matching(String regex, String whatToDo) {
    Pattern pattern = Pattern.compile(regex);
    return text -> {
      if (!pattern.matcher(text).matches()) {
        throw new Rule.BadValueException(whatToDo);
      }
      return text;
    };
  }

  private static String text(String text) throws Rule.BadValueException {
    if (text.isEmpty()) {
      throw new Rule.BadValueException("write the text");
    }
    if (text.codePoints().anyMatch(NameRules::cannotBeShown)) {
      throw new Rule.BadValueException("remove the control character in it");
    }
    return text;
  }

  private static boolean cannotBeShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint != '\n' && codePoint != '\t';
      case Character.SURROGATE -> true;
      default -> false;
    };
  }

  private static String cookie(String name) throws Rule.BadValueException {
    if (!COOKIE_TOKEN.matcher(name).matches()) {
      throw new Rule.BadValueException(
          "write a cookie name (RFC 6265: no spaces, no ;=,\"/ and the like), with * at its end only and not alone");
    }
    if (OWN_COOKIES.contains(name)) {
      throw new Rule.BadValueException("that cookie is Consentry's own: leave it out");
    }
    return name;
  }
}
