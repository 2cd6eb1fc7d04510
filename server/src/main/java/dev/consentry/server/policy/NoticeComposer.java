package dev.consentry.server.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Composes the notices of a policy version. The same version gives the same bytes, whenever and
 * wherever it is composed.
 */
public final class NoticeComposer {
  private NoticeComposer() {}

  /**
   * One notice for each language, in the definition's order.
   *
   * @param policyVersion the version's number, from 1
   * @param effectiveFrom when it takes effect; to the millisecond, so that every database gives it
   *     back as it was
   * @param since for every purpose the version in which it last changed materially
   * @throws IllegalArgumentException when the instant is finer than a millisecond
   */
  public static List<Notice> compose(
      PolicyDefinition policy,
      int policyVersion,
      Instant effectiveFrom,
      Map<String, Integer> since) {
    if (!effectiveFrom.truncatedTo(ChronoUnit.MILLIS).equals(effectiveFrom)) {
      throw new IllegalArgumentException(
          "The effective date is finer than a millisecond: truncate it to milliseconds");
    }
    return policy.languages().stream()
        .map(language -> notice(policy, policyVersion, effectiveFrom, since, language))
        .toList();
  }

  private static Notice notice(
      PolicyDefinition policy,
      int version,
      Instant effectiveFrom,
      Map<String, Integer> since,
      String language) {
    String json = new NoticeJson(policy, since, language).write(version, effectiveFrom);
    return new Notice(language, json, hash(json));
  }

  private static String hash(String json) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
