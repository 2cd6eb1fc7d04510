package dev.consentry.filter.decision;

import dev.consentry.filter.cookie.CookieDomain;
import dev.consentry.filter.policy.CookieRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines that delete one cookie, the most promising first. A browser deletes a cookie only when
 * domain and path are those that it was set with, and a request does not tell them.
 */
final class ExpiryPlaces {
  private static final int MAX_DIRECTORIES = 4;
  private static final int MAX_DOMAINS = 5;

  private final String name;
  private final BrowserRequest request;
  private final Set<String> lines = new LinkedHashSet<>();
  private int likely;

  /**
   * Lists the places.
   *
   * @param rule what the policy says of the cookie; null if it does not declare it
   * @param domains the domains for which the host may set cookies
   */
  ExpiryPlaces(
      String name, @Nullable CookieRule rule, BrowserRequest request, List<String> domains) {
    this.name = name;
    this.request = request;
    List<String> near =
        domains.size() > MAX_DOMAINS
            ? domains.subList(domains.size() - MAX_DOMAINS, domains.size())
            : domains;
    if (rule == null) {
      addEverywhere("/", near);
      likely = lines.size();
    } else {
      addDeclared(rule);
      likely = lines.size();
      addEverywhere("/", near);
      addEverywhere(rule.path(), near);
    }
    addPartitioned();
    directories(request.path()).forEach(directory -> addEverywhere(directory, near));
  }

  /** All lines, in the order in which to try them. */
  List<String> lines() {
    return new ArrayList<>(lines);
  }

  /** How many of them to try first: the rest only if the browser still sends the cookie then. */
  int likely() {
    return likely;
  }

  private void addDeclared(CookieRule rule) {
    String domain = rule.domain();
    boolean covers = domain != null && CookieDomain.covers(domain, request.host());
    add(rule.path(), covers ? domain : null);
  }

  private void addEverywhere(String path, List<String> domains) {
    add(path, null);
    if (!name.startsWith("__Host-")) {
      domains.forEach(domain -> add(path, domain));
    }
  }

  private void add(String path, @Nullable String domain) {
    StringBuilder line = new StringBuilder(128);
    line.append(name).append("=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=");
    line.append(path);
    if (domain != null) {
      line.append("; Domain=").append(domain);
    }
    lines.add(request.secure() ? line.append("; Secure").toString() : line.toString());
  }

  /** A partitioned cookie is another than the one of the same name that is not (CHIPS). */
  private void addPartitioned() {
    if (request.secure()) {
      lines.add(
          name
              + "=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; Secure; SameSite=None;"
              + " Partitioned");
    }
  }

  /**
   * The directories above a path, which is where a cookie without a Path attribute lives (RFC
   * 6265bis, section 5.1.4), each without and with a slash behind it.
   */
  private static List<String> directories(String path) {
    List<String> directories = new ArrayList<>();
    for (int slash = path.indexOf('/', 1);
        slash > 0 && directories.size() < 2 * MAX_DIRECTORIES;
        slash = path.indexOf('/', slash + 1)) {
      String directory = path.substring(0, slash);
      if (isPlain(directory)) {
        directories.add(directory);
        directories.add(directory + "/");
      }
    }
    return directories;
  }

  private static boolean isPlain(String path) {
    return path.length() <= 200
        && path.startsWith("/")
        && path.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ';' && c != ',' && c != '"');
  }
}
