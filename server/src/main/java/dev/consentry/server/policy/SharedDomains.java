package dev.consentry.server.policy;

import static dev.consentry.server.policy.DefinitionProblems.quote;

import dev.consentry.filter.PublicSuffixList;
import dev.consentry.filter.cookie.PublicSuffixes;

/** Which domains have one owner, whose hosts may share cookies: no public suffix, such as co.kr. */
public final class SharedDomains {
  private SharedDomains() {}

  /** Reading the list takes a moment, and most services never need it. */
  private static final class Lazy {
    static final PublicSuffixes SUFFIXES = PublicSuffixList.read();
  }

  /**
   * Whether a browser lets a host set cookies for a domain.
   *
   * @param host such as {@code www.medit.co.kr}
   * @param domain itself, {@code medit.co.kr}, but not {@code co.kr}
   */
  public static boolean shares(String host, String domain) {
    return Lazy.SUFFIXES.cookieDomains(host).contains(domain);
  }

  /** Refuses a cookie domain that is a public suffix: browsers keep no cookie for it. */
  static void check(YamlMapping document, PolicyDefinition definition) {
    String shared = definition.cookieDomain();
    if (shared != null && !shares(shared, shared)) {
      document.refuse(
          "cookie-domain",
          "\"cookie-domain\" is "
              + quote(shared)
              + ", below which names belong to different owners, so that browsers keep no cookie for"
              + " it; write the domain that is yours, such as medit."
              + shared);
    }
  }
}
