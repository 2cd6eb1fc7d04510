package dev.consentry.filter.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites from answering for the visitor. Where the browser says where a form comes from
 * ({@code Sec-Fetch-Site}, {@code Origin}), it has to come from here. The page's own form also
 * brings back the value of a cookie that no other site can read or send; a browser that says
 * nothing about where a form comes from needs it.
 */
final class FormGuard {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  /**
   * Whether a form may be taken.
   *
   * @param formToken the value in the form; null for a form without, such as the banner's, which
   *     may be in a page that is the same for everybody
   */
  static boolean accepts(EndpointRequest request, @Nullable String formToken) {
    boolean says = request.header("Sec-Fetch-Site") != null || request.header("Origin") != null;
    if (says && !SameOrigin.holds(request)) {
      return false;
    }
    return formToken == null ? says : matches(request.formToken(), formToken);
  }

  private static boolean matches(@Nullable String cookie, String formToken) {
    return cookie != null
        && TOKEN.matcher(cookie).matches()
        && MessageDigest.isEqual(cookie.getBytes(UTF_8), formToken.getBytes(UTF_8));
  }

  /** The value for a form: the cookie's, so that several open pages agree, or a new one. */
  String tokenFor(EndpointRequest request) {
    String cookie = request.formToken();
    if (cookie != null && TOKEN.matcher(cookie).matches()) {
      return cookie;
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
