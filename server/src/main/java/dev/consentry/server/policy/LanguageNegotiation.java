package dev.consentry.server.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among a site's languages as RFC 4647 looks up: {@code ko-KR} is served by {@code ko}, and
 * {@code zh-Hant-TW} by {@code zh} where there is nothing nearer.
 *
 * @param published the site's languages
 * @param fallback the site's default language
 */
record LanguageNegotiation(List<String> published, String fallback) {
  /** Among the languages of this version. */
  static LanguageNegotiation of(PolicyVersion version) {
    return new LanguageNegotiation(
        version.definition().languages(), version.definition().defaultLanguage());
  }

  /**
   * The language to use.
   *
   * @param wanted a language named on purpose, which comes first
   * @param acceptLanguage the {@code Accept-Language} header; one that cannot be read counts as
   *     none
   */
  String choose(@Nullable String wanted, @Nullable String acceptLanguage) {
    return lookup(wanted).or(() -> lookup(acceptLanguage)).orElse(fallback);
  }

  Notice choose(@Nullable String wanted, @Nullable String acceptLanguage, PolicyVersion version) {
    return version.notice(choose(wanted, acceptLanguage)).orElseGet(version::defaultNotice);
  }

  private Optional<String> lookup(@Nullable String ranges) {
    if (ranges == null || ranges.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(ranges), published))
          .flatMap(this::asPublished);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** The look-up answers in small letters; the site's own spelling counts. */
  private Optional<String> asPublished(String tag) {
    return published.stream().filter(tag::equalsIgnoreCase).findFirst();
  }
}
