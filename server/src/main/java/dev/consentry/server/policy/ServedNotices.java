package dev.consentry.server.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.consentry.server.caching.ContentCoding;
import dev.consentry.server.caching.ServedBody;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The notices in effect as they are sent, with what is announced: written once for each language,
 * and again when a version is published or takes effect.
 */
@Singleton
class ServedNotices {
  private static final int MOST_REQUESTS = 1000;
  private static final int LONGEST_REMEMBERED = 100;

  private final PolicyCatalog catalog;
  private final Clock clock;
  private final Map<String, OfSite> sites = new ConcurrentHashMap<>();

  ServedNotices(PolicyCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * A notice as it is sent.
   *
   * @param language the language that it is in
   * @param plain the JSON
   * @param gzip the same, compressed: doing so for each answer takes longer than all else
   */
  record Served(String language, ServedBody plain, ServedBody gzip) {
    /** The notice as a caller takes it. */
    ServedBody to(@Nullable String acceptEncoding) {
      boolean compressed = !ContentCoding.of(acceptEncoding, ContentCoding.GZIP).isEmpty();
      return compressed ? gzip : plain;
    }

    private static Served of(String language, String json) {
      return new Served(language, ServedBody.plain(json), ServedBody.gzip(json));
    }
  }

  /**
   * The notice in effect.
   *
   * @param wanted a language named on purpose, which comes first
   * @param acceptLanguage the languages that the visitor's browser asks for
   * @throws dev.consentry.server.problem.ProblemException if there is no such site, or nothing is
   *     in effect yet
   */
  Served find(String site, @Nullable String wanted, @Nullable String acceptLanguage) {
    PolicyVersion version = catalog.requireInEffect(site);
    OfSite known = sites.get(site);
    if (known == null || !known.isOf(version, catalog.require(site))) {
      known = new OfSite(version, catalog.require(site), clock.instant());
      sites.put(site, known);
    }
    return known.to(wanted, acceptLanguage);
  }

  /** How a visitor's browser asked. */
  private record Asked(@Nullable String language, @Nullable String acceptLanguage) {
    /** Longer ones are not remembered: somebody made them up. */
    boolean isOrdinary() {
      return isShort(language) && isShort(acceptLanguage);
    }

    private static boolean isShort(@Nullable String text) {
      return text == null || text.length() <= LONGEST_REMEMBERED;
    }
  }

  /** What is sent as long as this version is in effect and none is published. */
  private static final class OfSite {
    private final PolicyVersion version;
    private final SitePolicies policies;
    private final List<PolicyVersion> scheduled;
    private final Map<String, Served> byLanguage = new ConcurrentHashMap<>();
    private final Cache<Asked, Served> byRequest =
        Caffeine.newBuilder().maximumSize(MOST_REQUESTS).build();

    OfSite(PolicyVersion version, SitePolicies policies, Instant now) {
      this.version = version;
      this.policies = policies;
      this.scheduled = policies.scheduled(now);
    }

    @SuppressWarnings(
        "ReferenceEquality") // comparing every text of every version would take longer than writing
    boolean isOf(PolicyVersion inEffect, SitePolicies published) {
      return version.version() == inEffect.version() && policies == published;
    }

    /** Understanding Accept-Language takes longer than all else, and browsers send the same few. */
    Served to(@Nullable String wanted, @Nullable String acceptLanguage) {
      Served exact = wanted == null ? null : byLanguage.get(wanted);
      if (exact != null) {
        return exact;
      }
      Asked asked = new Asked(wanted, acceptLanguage);
      return asked.isOrdinary() ? byRequest.get(asked, this::choose) : choose(asked);
    }

    private Served choose(Asked asked) {
      return in(LanguageNegotiation.of(version).choose(asked.language(), asked.acceptLanguage()));
    }

    private Served in(String language) {
      return byLanguage.computeIfAbsent(language, this::write);
    }

    private Served write(String language) {
      Notice notice = version.notice(language).orElseGet(version::defaultNotice);
      return Served.of(
          notice.language(), PublishedJson.notice(notice, version, policies, scheduled));
    }
  }
}
