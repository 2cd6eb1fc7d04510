package dev.consentry.filter;

import dev.consentry.filter.decision.EnforcementScope;
import dev.consentry.filter.policy.SiteKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filter's settings. Immutable. Each stands in the first of these places that has it: {@code
 * init-param consentry.X} of an explicit {@code <filter>}, {@code context-param consentry.X},
 * system property {@code consentry.X}, environment variable {@code CONSENTRY_X}.
 *
 * @param service {@code service}: the consent service's address, http or https. Required
 * @param site {@code site}: the site's name there, such as {@code medit}. Required
 * @param siteKey {@code site-key}: the key by which the service knows the site's filters. Default
 *     none, for a service in development
 * @param scope {@code mode} and {@code enforce-purposes}: what is enforced. {@code mode=enforce},
 *     the default, enforces everything, or the purposes named in {@code enforce-purposes} with the
 *     rest observed; {@code mode=observe} decides and reports but changes nothing
 * @param keepsUnknownCookies {@code unknown-cookies}: what happens to cookies that the policy does
 *     not declare; true for {@code keep}, false for {@code strip}, the default
 * @param hidesRefused {@code hide-refused}: whether the webapp sees refused cookies that the
 *     browser still sends; true for {@code on}, the default, where it does not, false for {@code
 *     off}
 * @param debugHeader {@code debug-header}: whether a response header {@code Consentry-Debug} tells
 *     what was done; true for {@code on}, false for {@code off}, the default
 * @param pollInterval {@code poll-interval}: ISO 8601, PT0.1S to PT1H, default PT2S. The pause
 *     between two questions to the service when it does not hold them, and after a failure
 * @param endpointTimeout {@code endpoint-timeout}: ISO 8601, PT0.1S to PT1M, default PT5S. How long
 *     a visitor's request waits for the service
 * @param cacheDirectory {@code cache-directory}: where the last good snapshot is kept; null for the
 *     webapp's temporary directory
 */
public record ConsentFilterConfig(
    URI service,
    String site,
    SiteKey siteKey,
    EnforcementScope scope,
    boolean keepsUnknownCookies,
    boolean hidesRefused,
    boolean debugHeader,
    Duration pollInterval,
    Duration endpointTimeout,
    @Nullable Path cacheDirectory) {

  /** The keys of all settings, such as {@code consentry.service}. */
  public static Set<String> keys() {
    return Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
  }

  /**
   * Checks settings that stand in a framework's configuration.
   *
   * @param place what that framework calls such an entry, for the message
   * @param values the settings that are set, by key
   * @param unknownNames names below {@code consentry.} that are no key
   * @throws IllegalArgumentException if a setting is missing, bad or unknown; names all of them,
   *     and what to do
   */
  public static void check(String place, Map<String, String> values, Set<String> unknownNames) {
    ConfigReader.read(List.of(SettingSource.ofParameters(place, unknownNames, values::get)));
  }
}
