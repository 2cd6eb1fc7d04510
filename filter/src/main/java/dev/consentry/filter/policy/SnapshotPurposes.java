package dev.consentry.filter.policy;

import dev.consentry.filter.token.Purposes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The purposes of a snapshot, and of those whose vendors or cookies are asked about one by one,
 * these parts.
 */
final class SnapshotPurposes {
  private static final int MAX_PURPOSES = 100;
  private static final Pattern ID = Pattern.compile("[a-z][a-z-]{2,31}");

  private final Map<String, Purpose> byId = new LinkedHashMap<>();
  private final Map<String, Parts> parts = new HashMap<>();
  private int partCount;

  /** The parts of one purpose, by their ids. */
  private record Parts(AskEach each, Map<String, Part> byId) {}

  /** What of a purpose is asked about one by one. */
  private enum AskEach {
    VENDOR,
    COOKIE;

    /** The part that a cookie belongs to. */
    String partOf(SnapshotObject cookie) {
      return cookie.text(this == VENDOR ? "vendor" : "name");
    }
  }

  private SnapshotPurposes() {}

  /**
   * Reads the purposes.
   *
   * @param version the snapshot's policy version
   * @param cookies its cookies
   * @throws SnapshotException if they do not hold
   */
  static SnapshotPurposes of(SnapshotObject root, int version, List<SnapshotObject> cookies) {
    SnapshotPurposes purposes = new SnapshotPurposes();
    for (SnapshotObject entry : root.objects("purposes", MAX_PURPOSES)) {
      purposes.add(entry, version, cookies);
    }
    if (!purposes.byId.containsKey(Purposes.ESSENTIAL)) {
      throw new SnapshotException("\"purposes\" lacks essential");
    }
    return purposes;
  }

  private void add(SnapshotObject entry, int version, List<SnapshotObject> cookies) {
    String id = entry.text("id");
    if (!ID.matcher(id).matches() || byId.containsKey(id)) {
      throw new SnapshotException("\"purposes\" has an id that is malformed or there twice");
    }
    int since = id.equals(Purposes.ESSENTIAL) ? 0 : entry.positiveNumber("since");
    if (since > version) {
      throw new SnapshotException("\"since\" of " + id + " is beyond the policy version");
    }
    AskEach each = askEach(entry);
    byId.put(
        id,
        new Purpose(
            id, since, byId.size(), each == null ? List.of() : addParts(id, each, cookies)));
  }

  private static @Nullable AskEach askEach(SnapshotObject entry) {
    String word = entry.optionalText("askEach");
    if (word == null) {
      return null;
    }
    return switch (word) {
      case "vendor" -> AskEach.VENDOR;
      case "cookie" -> AskEach.COOKIE;
      default -> throw new SnapshotException("\"askEach\" is neither vendor nor cookie");
    };
  }

  private List<Part> addParts(String purpose, AskEach each, List<SnapshotObject> cookies) {
    Map<String, Part> found = new LinkedHashMap<>();
    for (SnapshotObject cookie : cookies) {
      if (cookie.text("purpose").equals(purpose)) {
        found.computeIfAbsent(each.partOf(cookie), id -> new Part(id, partCount++));
      }
    }
    parts.put(purpose, new Parts(each, found));
    return List.copyOf(found.values());
  }

  /** All of them, in the snapshot's order. */
  List<Purpose> all() {
    return List.copyOf(byId.values());
  }

  /** The purpose of a cookie. */
  Purpose purposeOf(SnapshotObject cookie) {
    Purpose purpose = byId.get(cookie.text("purpose"));
    if (purpose == null) {
      throw new SnapshotException("\"cookies\" names a purpose that \"purposes\" lacks");
    }
    return purpose;
  }

  /** What of its purpose a cookie is; null where that is asked about as a whole. */
  @Nullable Part partOf(SnapshotObject cookie) {
    Parts asked = parts.get(purposeOf(cookie).id());
    return asked == null ? null : asked.byId().get(asked.each().partOf(cookie));
  }
}
