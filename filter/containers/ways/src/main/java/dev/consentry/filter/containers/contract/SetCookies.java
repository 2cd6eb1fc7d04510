package dev.consentry.filter.containers.contract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser would make of header lines, written down a second time and without the filter's
 * own code: RFC 6265bis, section 5.6.
 */
final class SetCookies {
  private static final Set<String> ESSENTIAL = Set.of("lang", "theme", "cart", "JSESSIONID");
  private static final String ESSENTIAL_PREFIX = "keep-";
  private static final Pattern MAX_AGE =
      Pattern.compile(";[ \t]*max-age[ \t]*=[ \t]*(-?[0-9]+)[ \t]*(?=;|$)");
  private static final Pattern PAST =
      Pattern.compile(";[ \t]*expires=[a-z]{3},? [0-9]{2}[ -]jan[ -]1970");
  private static final Pattern SESSION = Pattern.compile("JSESSIONID=[^;]*");
  private static final Pattern DATE = Pattern.compile("(?i)expires=[^;]*");

  private SetCookies() {}

  /** The values of the lines that are Set-Cookie; what varies from run to run made the same. */
  static List<String> in(List<String> lines) {
    return lines.stream()
        .filter(SetCookies::isSetCookie)
        .map(line -> line.substring(line.indexOf(':') + 1).replaceFirst("^ ", ""))
        .map(SetCookies::withoutWhatVaries)
        .toList();
  }

  static String withoutWhatVaries(String line) {
    String cookie = SESSION.matcher(line).replaceFirst("JSESSIONID=*");
    return cookie.contains("Max-Age=100") ? DATE.matcher(cookie).replaceFirst("Expires=*") : cookie;
  }

  /** Blanks and control characters around the name are forgiven, as some clients do. */
  static boolean isSetCookie(String line) {
    int colon = line.indexOf(':');
    return colon >= 0
        && line.substring(0, colon)
            .replaceAll("^[\\x00-\\x20\\x7F\\xA0]+|[\\x00-\\x20\\x7F\\xA0]+$", "")
            .equalsIgnoreCase("Set-Cookie");
  }

  /** Those that nobody agreed to and that set something. */
  static List<String> refusedIn(List<String> lines) {
    return in(lines).stream().filter(line -> !isEssential(line) && !isDeletion(line)).toList();
  }

  static boolean isEssential(String cookie) {
    String name = name(cookie);
    return ESSENTIAL.contains(name) || name.startsWith(ESSENTIAL_PREFIX);
  }

  static boolean isDeletion(String cookie) {
    String lower = cookie.toLowerCase(Locale.ROOT);
    Matcher ages = MAX_AGE.matcher(lower);
    String last = null;
    while (ages.find()) {
      last = ages.group(1);
    }
    return last == null ? PAST.matcher(lower).find() : last.matches("-.*|0+");
  }

  private static String name(String cookie) {
    int semicolon = cookie.indexOf(';');
    String pair = semicolon < 0 ? cookie : cookie.substring(0, semicolon);
    int equals = pair.indexOf('=');
    return equals < 0 ? "" : pair.substring(0, equals).replaceAll("^[ \t]+|[ \t]+$", "");
  }
}
