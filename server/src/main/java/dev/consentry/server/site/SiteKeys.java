package dev.consentry.server.site;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.consentry.server.access.KeyName;
import dev.consentry.server.mode.Mode;
import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import dev.consentry.server.random.ApiKey;
import dev.consentry.server.random.RandomIds;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which a site's filters are known. Officers make and revoke them; one per site may
 * come with the configuration. Only hashes are kept. In production filters need one.
 */
@Context
public class SiteKeys {
  /** The header that carries a site's key. */
  public static final String HEADER = "Consentry-Site-Key";

  private static final String GIVEN = "consentry.site-keys.given";
  private static final int LONGEST = 200;

  private final SiteKeyStore store;
  private final Clock clock;
  private final boolean required;
  private final Map<String, String> configuredHashes;
  private volatile Map<String, SiteKey> living;

  SiteKeys(
      SiteKeyStore store,
      Clock clock,
      Mode mode,
      @Property(name = "consentry.site-keys.required") @Nullable Boolean required,
      Environment environment) {
    this.store = store;
    this.clock = clock;
    this.required = required == null ? mode.isProduction() : required;
    // Not as they are written, which would leave out what the environment gives.
    this.configuredHashes = hashes(environment.getProperties(GIVEN, StringConvention.HYPHENATED));
    this.living = read();
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

  /**
   * Makes a key for a site.
   *
   * @throws ProblemException if the name does not hold, or another key of the site has it
   */
  public synchronized Made make(String site, @Nullable String wanted, String by) {
    List<String> taken =
        store.of(site).stream().filter(key -> key.revokedAt() == null).map(SiteKey::name).toList();
    String name = KeyName.checkNew(wanted, taken);
    ApiKey made = ApiKey.make();
    SiteKey key = new SiteKey(made.id(), site, name, made.hash(), clock.instant(), by, null);
    store.add(key);
    refresh();
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
          ProblemType.NOT_FOUND,
          "The site has no key of this id. The list of its keys names them.");
    }
    store.revoke(id, clock.instant());
    refresh();
  }

  /** Reads the keys of now: what another instance made or revoked is known within a second. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  public void refresh() {
    living = read();
  }

  /** Whether this is a key of the site. Asks nobody: every request may. */
  public boolean holds(String site, String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    return isConfigured(site, RandomIds.hash(text)) || isKept(site, text);
  }

  private Map<String, SiteKey> read() {
    return store.living().stream().collect(toUnmodifiableMap(SiteKey::id, key -> key));
  }

  private boolean isConfigured(String site, String hash) {
    String configured = configuredHashes.get(site);
    return configured != null && ApiKey.sameText(hash, configured);
  }

  private boolean isKept(String site, String text) {
    ApiKey presented = ApiKey.parse(text).orElse(null);
    SiteKey kept = presented == null ? null : living.get(presented.id());
    return presented != null
        && kept != null
        && presented.isOf(kept.keyHash())
        && kept.site().equals(site);
  }

  private static Map<String, String> hashes(Map<String, Object> given) {
    Map<String, String> hashes = new HashMap<>();
    given.forEach((site, key) -> hashes.put(site, RandomIds.hash(String.valueOf(key))));
    return Map.copyOf(hashes);
  }
}
