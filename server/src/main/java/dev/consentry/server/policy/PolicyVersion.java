package dev.consentry.server.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One published, immutable, numbered version of a site's policy.
 *
 * @param version its number, from 1 without a gap
 * @param effectiveFrom from when it counts
 * @param definition what it says
 * @param source the definition as the company wrote it
 * @param since for each purpose the version in which it last changed materially
 * @param notices its texts, one per language of the site
 */
public record PolicyVersion(
    int version,
    Instant effectiveFrom,
    PolicyDefinition definition,
    String source,
    Map<String, Integer> since,
    List<Notice> notices) {

  /** Copies what could change. */
  public PolicyVersion {
    since = Map.copyOf(since);
    notices = List.copyOf(notices);
  }

  /** The site that it is of. */
  public String site() {
    return definition.site();
  }

  /** The notice in exactly this language. */
  public Optional<Notice> notice(String language) {
    return notices.stream().filter(notice -> notice.language().equals(language)).findFirst();
  }

  /** The notice in the site's default language. */
  public Notice defaultNotice() {
    return notice(definition.defaultLanguage()).orElseThrow();
  }
}
