package dev.consentry.filter.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The consent cookies of one request: what they are called and how they are set, by the scheme and
 * host that the request came by. See {@code server/docs/http-api.md}, "The two cookies".
 */
public final class ConsentCookies {
  /** The cookie that scripts read. The filter never trusts it. */
  public static final String CHOICES = "consent-choices";

  private static final String HOST_TOKEN = "__Host-consent";
  private static final String DOMAIN_TOKEN = "__Secure-consent";
  private static final String PLAIN_TOKEN = "consent";
  private static final String HOST_FORM = "__Host-consent-form";
  private static final String PLAIN_FORM = "consent-form";
  private static final long MAX_AGE_SECONDS = 400L * 24 * 60 * 60;

  /** Every name that a consent cookie can have. */
  public static final List<String> NAMES =
      List.of(HOST_TOKEN, DOMAIN_TOKEN, PLAIN_TOKEN, CHOICES, HOST_FORM, PLAIN_FORM);

  private final boolean secure;
  private final @Nullable String domain;

  private ConsentCookies(boolean secure, @Nullable String domain) {
    this.secure = secure;
    this.domain = domain;
  }

  /**
   * The consent cookies for a request.
   *
   * @param secure whether it came by HTTPS
   * @param host the host that it names, without port
   */
  public static ConsentCookies of(EnforcementPolicy policy, boolean secure, String host) {
    return new ConsentCookies(secure, secure ? policy.sharedDomain(host) : null);
  }

  /** The name of the cookie that holds the token. */
  public String tokenName() {
    if (!secure) {
      return PLAIN_TOKEN;
    }
    return domain == null ? HOST_TOKEN : DOMAIN_TOKEN;
  }

  /** The name of the cookie that the form without scripts brings back the value of. */
  public String formTokenName() {
    return secure ? HOST_FORM : PLAIN_FORM;
  }

  /** A Set-Cookie line for that cookie, which lives until the browser closes. */
  public String setFormToken(String value) {
    String line = formTokenName() + "=" + value + "; Path=/; SameSite=Strict; HttpOnly";
    return secure ? line + "; Secure" : line;
  }

  /** A Set-Cookie line for the token. */
  public String setToken(String token, long expiresAtSeconds, long nowSeconds) {
    return line(tokenName(), token, lifetime(expiresAtSeconds, nowSeconds)) + "; HttpOnly";
  }

  /** A Set-Cookie line for {@link #CHOICES}. */
  public String setChoices(String choices, long expiresAtSeconds, long nowSeconds) {
    return line(CHOICES, choices, lifetime(expiresAtSeconds, nowSeconds));
  }

  /** A Set-Cookie line that deletes the token. */
  public String expireToken() {
    return line(tokenName(), "", 0) + "; HttpOnly";
  }

  /** A Set-Cookie line that deletes {@link #CHOICES}. */
  public String expireChoices() {
    return line(CHOICES, "", 0);
  }

  private static long lifetime(long expiresAtSeconds, long nowSeconds) {
    return Math.max(0, Math.min(expiresAtSeconds - nowSeconds, MAX_AGE_SECONDS));
  }

  private String line(String name, String value, long maxAgeSeconds) {
    StringBuilder line = new StringBuilder(160);
    line.append(name).append('=').append(value);
    line.append("; Max-Age=").append(maxAgeSeconds).append("; Path=/; SameSite=Lax");
    if (domain != null) {
      line.append("; Domain=").append(domain);
    }
    if (secure) {
      line.append("; Secure");
    }
    return line.toString();
  }
}
