package dev.consentry.example;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the browser sent in its Cookie header. */
final class SentCookies {
  /** Where names are listed that the company's own list does not have. */
  static final String OTHER = "other";

  private SentCookies() {}

  /**
   * The names that this request carries, by what the company sets them for.
   *
   * @return every purpose in order, each possibly without a name; {@link #OTHER} only with names
   */
  static Map<String, List<String>> byPurpose(HttpServletRequest request, Company company) {
    Set<String> sent = new TreeSet<>();
    all(request).map(Cookie::getName).forEach(sent::add);
    Map<String, List<String>> byPurpose = new LinkedHashMap<>();
    for (Purpose purpose : Purpose.values()) {
      List<String> names = new ArrayList<>(company.cookies().getOrDefault(purpose, Set.of()));
      names.retainAll(sent);
      names.forEach(sent::remove);
      byPurpose.put(purpose.id(), names);
    }
    if (!sent.isEmpty()) {
      byPurpose.put(OTHER, List.copyOf(sent));
    }
    return byPurpose;
  }

  /** The value of the first cookie of that name. */
  static Optional<String> value(HttpServletRequest request, String name) {
    return all(request)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  private static Stream<Cookie> all(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null ? Stream.empty() : Arrays.stream(cookies);
  }
}
