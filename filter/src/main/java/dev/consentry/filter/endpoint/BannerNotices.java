package dev.consentry.filter.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.consentry.filter.policy.EnforcementPolicy;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The notices that banners are written from, kept for a minute and until another version of the
 * policy is in effect: a page of the webapp must not wait for the service. When there is none yet,
 * or it is too old, one request asks for it, no longer than half a second; all others go on with
 * what there is. After a failure nobody asks for ten seconds.
 */
final class BannerNotices {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int MAX_KEPT = 100;
  private static final int MAX_RANGES = 4;
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9-]{1,35}");

  private final NoticeRelay notices;
  private final Supplier<EnforcementPolicy> policy;
  private final LongSupplier nanoTime;
  private final AtomicBoolean asking = new AtomicBoolean();
  private final Cache<String, Kept> kept =
      Caffeine.newBuilder().maximumSize(MAX_KEPT).executor(Runnable::run).build();

  private record Kept(@Nullable ServedNotice notice, long until) {}

  BannerNotices(NoticeRelay notices, Supplier<EnforcementPolicy> policy, LongSupplier nanoTime) {
    this.notices = notices;
    this.policy = policy;
    this.nanoTime = nanoTime;
  }

  /**
   * The notice for a banner.
   *
   * @param language the page's language; null if it names none
   * @return null if there is none at hand
   */
  @Nullable ServedNotice find(@Nullable String language, @Nullable String acceptLanguage) {
    String named = language == null || !TAG.matcher(language).matches() ? null : language;
    String accepted = ranges(acceptLanguage);
    String key = policy.get().version() + " " + (named == null ? "" : named) + ' ' + accepted;
    Kept found = kept.getIfPresent(key);
    if (found != null && nanoTime.getAsLong() - found.until() < 0) {
      return found.notice();
    }
    ServedNotice before = found == null ? null : found.notice();
    if (!asking.compareAndSet(false, true)) {
      return before;
    }
    try {
      ServedNotice newer = notices.fetch(named, accepted, PATIENCE);
      long fresh = newer == null ? REST_NANOS : FRESH_NANOS;
      ServedNotice notice = newer == null ? before : newer;
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
