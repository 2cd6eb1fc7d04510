package dev.consentry.filter;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The filter's settings. Immutable. Each stands in the first of these places that has it: {@code
 * init-param consentry.X} of an explicit {@code <filter>}, {@code context-param consentry.X},
 * system property {@code consentry.X}, environment variable {@code CONSENTRY_X}.
 *
 * @param service {@code service}: the consent service's address, http or https. Required
 * @param site {@code site}: the site's name there, such as {@code medit}. Required
 * @param enforces {@code mode}: true for {@code mode=enforce}, the default; false for {@code
 *     mode=observe}, which decides and reports but changes nothing
 * @param keepsUnknownCookies {@code unknown-cookies}: what happens to cookies that the policy does
 *     not declare; true for {@code keep}, false for {@code strip}, the default
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
    boolean enforces,
    boolean keepsUnknownCookies,
    Duration pollInterval,
    Duration endpointTimeout,
    @Nullable Path cacheDirectory) {}
