package dev.consentry.server.site;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lets only a site's own filters through to what is for filters: always when they send a key, which
 * has to hold, and without one where none is required.
 */
@Singleton
public final class SiteKeyGate {
  private static final Set<String> FOR_FILTERS = Set.of("enforcement", "observations");

  private static final String REALM = " realm=\"consentry\"";
  private static final String KEY_CHALLENGE = SiteKeys.HEADER + REALM;
  private static final String BEARER_CHALLENGE = "Bearer" + REALM;

  private final SiteKeys keys;

  SiteKeyGate(SiteKeys keys) {
    this.keys = keys;
  }

  /**
   * What who asks at this address has to send, as a 401 has to say (RFC 9110, section 11.6.1): a
   * site's key in the header of that name, or a bearer's token or key.
   */
  public static String challenge(String path) {
    String rest = SitePath.rest(path);
    if (FOR_FILTERS.contains(rest)) {
      return KEY_CHALLENGE;
    }
    return rest.startsWith("account/") ? KEY_CHALLENGE + ", " + BEARER_CHALLENGE : BEARER_CHALLENGE;
  }

  /**
   * Refuses a request without the key that it needs.
   *
   * @throws ProblemException if it may not pass
   */
  public void check(HttpRequest<?> request) {
    String path = request.getPath();
    if (!FOR_FILTERS.contains(SitePath.rest(path))) {
      return;
    }
    String key = request.getHeaders().get(SiteKeys.HEADER);
    if (key == null && !keys.areRequired()) {
      return;
    }
    if (key == null || !keys.holds(SitePath.site(path), key)) {
      throw new ProblemException(
          ProblemType.UNAUTHORIZED,
          "Send a key of this site in the header "
              + SiteKeys.HEADER
              + ": the filter's setting site-key. An officer makes one at"
              + " /v1/admin/sites/{site}/keys.");
    }
  }
}
