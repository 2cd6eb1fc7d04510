package dev.consentry.server.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Keeps the published policy versions, each with its notices. Nothing in it ever changes. */
interface PolicyStore {
  /**
   * A version as it is kept: what follows from the definition is worked out again when it is read.
   *
   * @param site the site
   * @param version the version's number
   * @param effectiveFrom from when it counts
   * @param source the definition as the company wrote it
   * @param since for each purpose the version in which it last changed materially
   * @param notices exactly what is served, by language
   */
  record StoredVersion(
      String site,
      int version,
      Instant effectiveFrom,
      String source,
      Map<String, Integer> since,
      List<Notice> notices) {}

  /** The latest version's number of every site that has one. */
  Map<String, Integer> latestVersions();

  /** The site's versions above this number, in order. */
  List<StoredVersion> versionsAfter(String site, int version);

  /**
   * Adds a version, whole or not at all.
   *
   * @return false, with nothing stored, if there is one of that number
   */
  boolean add(StoredVersion version);
}
