package dev.consentry.filter.policy;

import dev.consentry.filter.cookie.CookieDomain;
import dev.consentry.filter.cookie.CookieName;
import dev.consentry.filter.cookie.CookieNames;
import dev.consentry.filter.token.Keyset;
import dev.consentry.filter.token.TokenVerdict;
import dev.consentry.filter.token.TokenVerifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An immutable snapshot of the rules that hold for a site. */
public final class EnforcementPolicy {
  private final String site;
  private final int version;
  private final ConsentModel model;
  private final @Nullable String cookieDomain;
  private final List<Purpose> purposes;
  private final CookieNames<CookieRule> cookies;
  private final Map<String, String> permanentButton;
  private final Set<RecordHash> revoked;
  private final TokenVerifier verifier;
  private final String keysId;

  EnforcementPolicy(
      String site,
      int version,
      ConsentModel model,
      @Nullable String cookieDomain,
      List<Purpose> purposes,
      CookieNames<CookieRule> cookies,
      Map<String, String> permanentButton,
      Set<RecordHash> revoked,
      SnapshotKeys keys) {
    this.site = site;
    this.version = version;
    this.model = model;
    this.cookieDomain = cookieDomain;
    this.purposes = List.copyOf(purposes);
    this.cookies = cookies;
    this.permanentButton = permanentButton;
    this.revoked = Set.copyOf(revoked);
    this.verifier = new TokenVerifier(site, keys.keyset());
    this.keysId = keys.id();
  }

  /** What holds while no snapshot was ever had: no purpose, no key, so essential cookies only. */
  public static EnforcementPolicy unknown(String site) {
    return new EnforcementPolicy(
        site,
        0,
        ConsentModel.OPT_IN,
        null,
        List.of(),
        CookieNames.of(Map.of()),
        Map.of(),
        Set.of(),
        new SnapshotKeys(Keyset.empty(), ""));
  }

  /** False for {@link #unknown}, whose silence about a cookie says nothing. */
  public boolean isKnown() {
    return version > 0;
  }

  /** The site's name, such as {@code medit}. */
  public String site() {
    return site;
  }

  /** The number of the policy version in effect, from 1; 0 for {@link #unknown}. */
  public int version() {
    return version;
  }

  /** What is the default for a visitor who has not answered. */
  public ConsentModel model() {
    return model;
  }

  /**
   * The domain over which the consent cookies of a request's host are shared.
   *
   * @return null when they stay on that host: the site shares none, or the host is not below it
   */
  public @Nullable String sharedDomain(String host) {
    return cookieDomain != null && CookieDomain.covers(cookieDomain, host) ? cookieDomain : null;
  }

  /** Every purpose, in the order in which the site shows them. */
  public List<Purpose> purposes() {
    return purposes;
  }

  /** The rule for a cookie; null if it is not declared. */
  public @Nullable CookieRule ruleFor(CookieName name) {
    return cookies.find(name);
  }

  /** What the permanent button says in the site's own words, by language; empty without any. */
  public Map<String, String> permanentButton() {
    return permanentButton;
  }

  /** Whether a record, and with it every token for it, no longer counts. */
  public boolean isRevoked(String recordId) {
    return !revoked.isEmpty() && revoked.contains(RecordHash.ofRecordId(recordId));
  }

  /** Verifies a token against this site's keys. See {@link TokenVerifier#verify}. */
  public TokenVerdict verify(String token, long nowSeconds) {
    return verifier.verify(token, nowSeconds);
  }

  /** Equal for two snapshots exactly when the same keys count. */
  public String keysId() {
    return keysId;
  }
}
