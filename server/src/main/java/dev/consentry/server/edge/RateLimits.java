package dev.consentry.server.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often one client may ask one site: so many requests a minute, all at once if it likes.
 * Forgets clients that ask no more, and in a flood of addresses those that asked least.
 */
@Singleton
public class RateLimits {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int CLIENTS = 200_000;

  private final int reads;
  private final int writes;
  private final Cache<Asker, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(CLIENTS).expireAfterAccess(WINDOW.multipliedBy(2)).build();

  RateLimits(
      @Property(name = "consentry.rate-limit.reads-per-minute") int reads,
      @Property(name = "consentry.rate-limit.writes-per-minute") int writes) {
    if (reads < 1 || writes < 1) {
      throw new IllegalArgumentException(
          "consentry.rate-limit.reads-per-minute and writes-per-minute are at least 1; correct"
              + " them");
    }
    this.reads = reads;
    this.writes = writes;
  }

  private record Asker(String client, String site, boolean writes) {}

  /**
   * Counts one request.
   *
   * @return 0 if it may pass, else in how many seconds the next may
   */
  long secondsToWait(String client, String site, boolean isWrite) {
    Bucket bucket = buckets.get(new Asker(client, site, isWrite), this::newBucket);
    long nanos = bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
    return nanos == 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
  }

  private Bucket newBucket(Asker asker) {
    int perMinute = asker.writes() ? writes : reads;
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
        .build();
  }
}
