package dev.consentry.server.edge;

import dev.consentry.server.mode.Mode;
import dev.consentry.server.policy.PolicyCatalog;
import dev.consentry.server.policy.PolicyDefinition;
import dev.consentry.server.policy.PolicyVersion;
import dev.consentry.server.policy.SharedDomains;
import dev.consentry.server.policy.SitePolicies;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose pages may speak to the service from a browser: those on the domains that the site's policy
 * names, and below its cookie domain. That one has an owner: a public suffix such as co.kr allows
 * nobody.
 */
@Singleton
public class SiteOrigins {
  private final PolicyCatalog catalog;
  private final boolean production;

  SiteOrigins(PolicyCatalog catalog, Mode mode) {
    this.catalog = catalog;
    this.production = mode.isProduction();
  }

  /**
   * Whether pages of this origin are the site's own.
   *
   * @param origin as in the header Origin, such as {@code https://www.medit.example}; null for none
   */
  boolean allows(String site, @Nullable String origin) {
    if (origin == null) {
      return false;
    }
    Optional<String> host = host(origin);
    return host.isPresent()
        && catalog
            .find(site)
            .map(SitePolicies::latest)
            .map(PolicyVersion::definition)
            .filter(definition -> isOf(definition, host.get()))
            .isPresent();
  }

  /** Pages are encrypted; on plain HTTP only a developer's are, with whatever port. */
  private Optional<String> host(String origin) {
    URI uri;
    try {
      uri = URI.create(origin);
    } catch (IllegalArgumentException noUri) {
      return Optional.empty();
    }
    boolean known =
        "https".equals(uri.getScheme()) || (!production && "http".equals(uri.getScheme()));
    boolean whole =
        uri.getHost() != null && origin.equals(uri.getScheme() + "://" + uri.getAuthority());
    return known && whole && uri.getUserInfo() == null
        ? Optional.of(uri.getHost().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static boolean isOf(PolicyDefinition definition, String host) {
    if (definition.domains().contains(host)) {
      return true;
    }
    String shared = definition.cookieDomain();
    return shared != null
        && (host.equals(shared) || host.endsWith("." + shared))
        && SharedDomains.shares(host, shared);
  }
}
