package dev.consentry.example;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the language for a page, and remembers it. */
final class LanguageChoice {
  /** How each language calls itself. */
  static final Map<String, String> NAMES =
      Map.of("en", "English", "ko", "한국어", "ja", "日本語", "zh", "中文");

  private static final String PARAMETER = "lang";

  private LanguageChoice() {}

  /**
   * The language that the visitor asked for: by a link, else as remembered in {@code lang}, else as
   * the browser prefers, else the company's default.
   */
  static String of(HttpServletRequest request, Company company) {
    List<String> published = company.languages();
    return asked(request)
        .filter(published::contains)
        .findFirst()
        .orElseGet(company::defaultLanguage);
  }

  private static Stream<String> asked(HttpServletRequest request) {
    Stream<String> byLink = Optional.ofNullable(request.getParameter(PARAMETER)).stream();
    Stream<String> remembered = SentCookies.value(request, SiteCookie.LANG.name()).stream();
    Stream<String> preferred =
        Collections.list(request.getLocales()).stream().map(Locale::getLanguage);
    return Stream.of(byLink, remembered, preferred).flatMap(each -> each);
  }
}
