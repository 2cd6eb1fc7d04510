package dev.consentry.filter.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.consentry.filter.page.Notice;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The notices that banners are written from, kept for a minute: a page of the webapp must not wait
 * for the service. When there is none yet, or it is too old, one request asks for it, no longer
 * than half a second; all others go on with what there is. After a failure nobody asks for ten
 * seconds.
 */
final class BannerNotices {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int MAX_KEPT = 100;
  private static final int MAX_RANGES = 4;

  private final NoticeRelay notices;
  private final LongSupplier nanoTime;
  private final AtomicBoolean asking = new AtomicBoolean();
  private final Cache<String, Kept> kept =
      Caffeine.newBuilder().maximumSize(MAX_KEPT).executor(Runnable::run).build();

  private record Kept(@Nullable Notice notice, long until) {}

  BannerNotices(NoticeRelay notices, LongSupplier nanoTime) {
    this.notices = notices;
    this.nanoTime = nanoTime;
  }

  /**
   * The notice for a banner.
   *
   * @param language the page's language; null if it names none
   * @return null if there is none at hand
   */
  @Nullable Notice find(@Nullable String language, @Nullable String acceptLanguage) {
    String accepted = ranges(acceptLanguage);
    String key = (language == null ? "" : language) + ' ' + accepted;
    Kept found = kept.getIfPresent(key);
    if (found != null && nanoTime.getAsLong() - found.until() < 0) {
      return found.notice();
    }
    Notice before = found == null ? null : found.notice();
    if (!asking.compareAndSet(false, true)) {
      return before;
    }
    try {
      Notice newer = notices.read(language, accepted, PATIENCE);
      long fresh = newer == null ? REST_NANOS : FRESH_NANOS;
      Notice notice = newer == null ? before : newer;
      kept.put(key, new Kept(notice, nanoTime.getAsLong() + fresh));
      return notice;
    } finally {
      asking.set(false);
    }
  }

  /** The header without its weights and its tail, so that few different ones are asked for. */
  private static String ranges(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > 200) {
      return "";
    }
    try {
      return Locale.LanguageRange.parse(acceptLanguage).stream()
          .filter(range -> range.getWeight() > 0)
          .map(Locale.LanguageRange::getRange)
          .limit(MAX_RANGES)
          .collect(Collectors.joining(","));
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }
}
