package dev.consentry.server.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.consentry.server.mode.Mode;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.random.ApiKey;
import dev.consentry.server.random.RandomIds;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.convert.format.MapFormat;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which a site's filters are known. Officers make and revoke them; one per site may
 * come with the configuration. Only hashes are kept. In production filters need one.
 */
@Singleton
public class SiteKeys {
  /** The header that carries a site's key. */
  public static final String HEADER = "Consentry-Site-Key";

  private static final int SHORTEST = 16;
  private static final int LONGEST = 200;
  private static final int REMEMBERED = 10_000;

  /** A revoked key counts for no longer than this. */
  private static final Duration MEMORY = Duration.ofSeconds(2);

  private final SiteKeyStore store;
  private final Clock clock;
  private final boolean required;
  private final Map<String, String> configuredHashes;
  private final Cache<String, Boolean> verdicts =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(MEMORY).build();

  SiteKeys(
      SiteKeyStore store,
      Clock clock,
      Mode mode,
      @Property(name = "consentry.site-keys.required") @Nullable Boolean required,
      @Property(name = "consentry.site-keys.given")
          @MapFormat(
              transformation = MapFormat.MapTransformation.FLAT,
              keyFormat = io.micronaut.core.naming.conventions.StringConvention.RAW)
          @Nullable Map<String, String> given) {
    this.store = store;
    this.clock = clock;
    this.required = required == null ? mode.isProduction() : required;
    this.configuredHashes = hashes(given == null ? Map.of() : given);
  }

  /**
   * A key that was made.
   *
   * @param key what is kept of it
   * @param text the key itself, shown this once
   */
  public record Made(SiteKey key, String text) {
    @Override
    public String toString() {
      return "Made[REDACTED]";
    }
  }

  /** Whether filters need a key. */
  public boolean areRequired() {
    return required;
  }

  /** Makes a key for a site. */
  public Made make(String site, String name, String by) {
    ApiKey made = ApiKey.make();
    SiteKey key = new SiteKey(made.id(), site, name, made.hash(), clock.instant(), by, null);
    store.add(key);
    return new Made(key, made.text());
  }

  /** The site's keys, the oldest first. */
  public List<SiteKey> of(String site) {
    return store.of(site);
  }

  /**
   * Takes a key back. Other instances know within seconds.
   *
   * @throws ProblemException if the site has none of that id
   */
  public void revoke(String site, String id) {
    Optional<SiteKey> key = store.find(id).filter(each -> each.site().equals(site));
    if (key.isEmpty()) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "The site has no key of this id. The list of its keys names them.");
    }
    store.revoke(id, clock.instant());
    verdicts.invalidateAll();
  }

  /** Whether this is a key of the site. Asks the database at most every two seconds. */
  public boolean holds(String site, String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    String hash = RandomIds.hash(text);
    return verdicts.get(site + " " + hash, any -> isConfigured(site, hash) || isKept(site, text));
  }

  private boolean isConfigured(String site, String hash) {
    String configured = configuredHashes.get(site);
    return configured != null && ApiKey.sameText(hash, configured);
  }

  private boolean isKept(String site, String text) {
    return ApiKey.parse(text)
        .flatMap(
            presented ->
                store
                    .find(presented.id())
                    .filter(kept -> presented.isOf(kept.keyHash()))
                    .filter(kept -> kept.revokedAt() == null && kept.site().equals(site)))
        .isPresent();
  }

  private static Map<String, String> hashes(Map<String, String> given) {
    Map<String, String> hashes = new HashMap<>();
    given.forEach(
        (site, key) -> {
          if (key.length() < SHORTEST) {
            throw new IllegalArgumentException(
                "consentry.site-keys.given."
                    + site
                    + " has fewer than "
                    + SHORTEST
                    + " characters; set a longer, random one");
          }
          hashes.put(site, RandomIds.hash(key));
        });
    return Map.copyOf(hashes);
  }
}
