package dev.consentry.server.policy;

import dev.consentry.server.problem.ProblemException;
import dev.consentry.server.problem.ProblemType;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads published versions, in effect or not, for everybody. */
@Singleton
class ReadPolicies {
  private final PolicyCatalog catalog;

  ReadPolicies(PolicyCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * What is shown.
   *
   * @param language the language that it is in
   * @param json the answer
   */
  record Shown(String language, String json) {}

  /**
   * Every version of a site.
   *
   * @throws ProblemException if there is no such site
   */
  SitePolicies all(String site) {
    return catalog.require(site);
  }

  /**
   * One version in one language.
   *
   * @param wanted a language named on purpose, which comes first
   * @param acceptLanguage the languages that the reader's browser asks for
   * @throws ProblemException if there is no such site or version
   */
  Shown version(String site, int number, @Nullable String wanted, @Nullable String acceptLanguage) {
    SitePolicies policies = catalog.require(site);
    PolicyVersion version =
        policies
            .version(number)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.NOT_FOUND,
                        "This site has the versions 1 to %d. Name one of them."
                            .formatted(policies.latest().version())));
    Notice notice = LanguageNegotiation.of(version).choose(wanted, acceptLanguage, version);
    return new Shown(notice.language(), PublishedJson.version(version, policies, notice));
  }

  /**
   * The notice of a hash: its JSON is exactly what has the hash.
   *
   * @throws ProblemException if there is no such site, or no notice of it with that hash
   */
  Shown notice(String site, String hash) {
    Notice notice =
        catalog
            .require(site)
            .notice(hash)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.NOT_FOUND,
                        "This site has published no notice of this hash. Send the noticeHash of one"
                            + " of its receipts."));
    return new Shown(notice.language(), notice.json());
  }
}
