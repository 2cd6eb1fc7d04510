package dev.consentry.filter.containers.ways;

import static dev.consentry.filter.containers.ways.Setting.CART;
import static dev.consentry.filter.containers.ways.Setting.LANG;

/** Lines that a browser reads otherwise than they look. */
final class LineWays {
  private LineWays() {}

  static void addTo(Ways ways) {
    refused(ways, "nameless", "=_ga");
    refused(ways, "nameless-with-equals", "=_ga=1");
    refused(ways, "without-equals", "_ga");
    refused(ways, "without-equals-but-attributes", "_ga; Path=/");
    refused(ways, "essential-name-without-equals", "lang");
    refused(ways, "quoted-name", "\"_ga\"=1");
    refused(ways, "quoted-essential-name", "\"lang\"=1");
    refused(ways, "quoted-value", "_ga=\"lang=1; x\"; Path=/");
    refused(ways, "blanks-before-name", "  _ga=1");
    refused(ways, "tab-before-name", "\t_ga=1");
    refused(ways, "blank-before-equals", "_ga =1");
    refused(ways, "other-case", "_GA=1; Path=/");
    refused(ways, "essential-name-in-other-case", "LANG=1; Path=/");
    refused(ways, "pattern", "_ga_9XYZ=1; Path=/");
    refused(ways, "host-prefix", "__Host-_ga=1; Path=/; Secure");
    refused(ways, "percent-encoded-name", "%5Fga=1; Path=/");
    refused(ways, "essential-name-percent-encoded", "l%61ng=1; Path=/");
    refused(ways, "comma", "_ga=1, lang=ko; Path=/");
    refused(ways, "semicolon-first", ";lang=ko");
    refused(ways, "essential-as-attribute", "_ga=1; lang=ko");
    refused(ways, "name-in-latin-1", "_gä=1; Path=/");
    refused(ways, "value-in-latin-1", "_ga=ä; Path=/");
    refused(
        ways, "lifetime-then-past", "_ga=1; Max-Age=100; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
    refused(
        ways, "past-then-lifetime", "_ga=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=100");
    refused(ways, "max-age-twice", "_ga=1; Max-Age=0; Max-Age=100");
    refused(ways, "max-age-without-number", "_ga=1; Max-Age=0x");
    refused(ways, "max-age-quoted", "_ga=1; Max-Age=\"0\"");
    refused(ways, "expires-without-date", "_ga=1; Expires=0");
    refused(ways, "empty-value", "_ga=; Path=/");
    refused(ways, "eight-kilobytes", "_ga=" + "x".repeat(8_000) + "; Path=/");
    kept(ways, "kept-comma", "lang=ko, _ga=1; Path=/");
    kept(ways, "kept-attributes", "lang=ko ;_ga=1;;; SameSite=Weird;Partitioned; Priority=High ");
    kept(ways, "kept-latin-1", "lang=ä; Path=/");
    kept(ways, "kept-eight-kilobytes", "lang=" + "x".repeat(8_000) + "; Path=/");
    kept(ways, "kept-with-blanks", "lang =ko; Path=/");
    ways.way(
        "lines-200",
        (request, response) -> {
          for (int i = 0; i < 100; i++) {
            response.addHeader("Set-Cookie", "keep-" + i + "=1; Path=/");
            response.addHeader("Set-Cookie", "_ga_" + i + "=1; Path=/");
          }
        });
  }

  private static void refused(Ways ways, String name, String line) {
    ways.way(
        "line-" + name,
        (request, response) -> {
          response.addHeader("Set-Cookie", LANG);
          response.addHeader("Set-Cookie", line);
          response.addHeader("Set-Cookie", CART);
        });
  }

  private static void kept(Ways ways, String name, String line) {
    ways.way("line-" + name)
        .harmless()
        .does(
            (request, response) -> {
              response.addHeader("Set-Cookie", CART);
              response.addHeader("Set-Cookie", line);
            });
  }
}
