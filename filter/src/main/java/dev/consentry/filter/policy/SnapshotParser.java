package dev.consentry.filter.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.consentry.filter.cookie.CookieNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot of format 1, as {@code server/docs/http-api.md} describes it, whole or not at
 * all.
 */
public final class SnapshotParser {
  /** Largest snapshot that is looked at, in bytes. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int FORMAT = 1;
  private static final int MAX_KEYS = 100;
  private static final int MAX_COOKIES = 20_000;
  private static final int MAX_LANGUAGES = 200;
  private static final int MAX_REVOKED = 500_000;
  private static final Pattern COOKIE_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
  private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
  private static final Pattern PATH = Pattern.compile("/[\\x21-\\x3A\\x3C-\\x7E]{0,1023}");

  /** Buffers are not kept in the container's threads, which outlive the webapp. */
  private static final JSON READER =
      JSON.builder(
              JsonFactory.builder()
                  .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxNumberLength(19)
                          .maxStringLength(8192)
                          .build())
                  .build())
          .build();

  private final String site;

  /** A parser that takes snapshots of one site only. */
  public SnapshotParser(String site) {
    this.site = site;
  }

  /**
   * Reads a snapshot.
   *
   * @param json the body as it came
   * @throws SnapshotException if it is not a whole snapshot of this site; says why
   */
  public EnforcementPolicy parse(byte[] json) {
    SnapshotObject root = read(json);
    if (root.positiveNumber("format") != FORMAT) {
      throw new SnapshotException(
          "\"format\" is not 1: the service is newer than this filter; update the filter");
    }
    if (!root.text("site").equals(site)) {
      throw new SnapshotException(
          "it is for another site than \"" + site + "\": check the settings service and site");
    }
    int version = root.positiveNumber("policyVersion");
    List<SnapshotObject> cookies = root.objects("cookies", MAX_COOKIES);
    SnapshotPurposes purposes = SnapshotPurposes.of(root, version, cookies);
    return new EnforcementPolicy(
        site,
        version,
        ConsentModel.of(root.text("model")),
        domain(root, "cookieDomain"),
        purposes.all(),
        cookies(cookies, purposes),
        root.optionalTexts("permanentButton", MAX_LANGUAGES),
        revoked(root),
        SnapshotKeys.of(root.objects("keys", MAX_KEYS)));
  }

  private static SnapshotObject read(byte[] json) {
    if (json.length > MAX_BYTES) {
      throw new SnapshotException("it is larger than " + MAX_BYTES + " bytes");
    }
    try {
      return new SnapshotObject(READER.mapFrom(json));
    } catch (IOException notJson) {
      throw new SnapshotException("it is not one whole JSON object");
    }
  }

  private static CookieNames<CookieRule> cookies(
      List<SnapshotObject> cookies, SnapshotPurposes purposes) {
    Map<String, CookieRule> rules = new HashMap<>();
    for (SnapshotObject entry : cookies) {
      String name = entry.text("name");
      CookieRule rule =
          new CookieRule(
              name,
              purposes.purposeOf(entry),
              purposes.partOf(entry),
              domain(entry, "domain"),
              path(entry));
      if (!COOKIE_NAME.matcher(name).matches() || rules.put(name, rule) != null) {
        throw new SnapshotException("\"cookies\" has a name that is malformed or there twice");
      }
    }
    try {
      return CookieNames.of(rules);
    } catch (IllegalArgumentException badPattern) {
      throw new SnapshotException("\"cookies\" has a pattern whose * is not at its end");
    }
  }

  private static Set<RecordHash> revoked(SnapshotObject root) {
    return root.texts("revoked", MAX_REVOKED).stream()
        .map(RecordHash::parse)
        .collect(Collectors.toSet());
  }

  private static @Nullable String domain(SnapshotObject object, String name) {
    String domain = object.optionalText(name);
    if (domain != null && !DOMAIN.matcher(domain).matches()) {
      throw new SnapshotException("\"" + name + "\" is no domain");
    }
    return domain;
  }

  private static String path(SnapshotObject entry) {
    String path = entry.optionalText("path");
    if (path == null) {
      return "/";
    }
    if (!PATH.matcher(path).matches()) {
      throw new SnapshotException("\"path\" is no path of a cookie");
    }
    return path;
  }
}
